from __future__ import annotations

import pytest
from django.test import RequestFactory

from fieldcraft.web.navigation import places


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", {"Desk": "page"}),
        ("/ask", {"Ask": "page"}),
        ("/ask/3/ads", {"Ask": "true"}),
        ("/answers/", {"Answers": "page"}),
        ("/answers/3/", {"Answers": "true"}),
        ("/ads/3/questions", {"Ads": "true"}),
        ("/bets/new", {"Bets": "true"}),
        ("/roles/1/criteria/new", {"Roles": "true"}),
        ("/practice/ab12/debrief", {"Practice": "true"}),
        ("/asking", {}),
    ],
)
def test_the_masthead_marks_the_place_a_page_belongs_to(path: str, current: dict[str, str]) -> None:
    shown = places(RequestFactory().get(path))["places"]
    words = ["Desk", "Ask", "Answers", "Ads", "Bets", "Roles", "Practice", "Judgement", "Sources"]
    assert [word for _, word, _ in shown] == words
    assert {word: mark for _, word, mark in shown if mark} == current
