"""Headings, on lines of their own and inside a line."""

from __future__ import annotations

import pytest

from fieldcraft.ads.page import page_of
from fieldcraft.ads.sections import headings_of


def sections(text: str) -> list[str]:
    page = page_of(text)
    return [heading.section for heading in headings_of(page.words, page.beginnings)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Requirements\n- patience", ["required"]),
        ("## Nice to have\n\n- humour", ["preferred"]),
        (
            "We ship. Minimum qualifications: patience. Preferred qualifications: humour.",
            ["required", "preferred"],
        ),
        ("WHAT YOU'LL BRING - Patience with people", ["required"]),
        ("QualificationsPatience and humour", ["required"]),
        ("Ship weekly NICE TO HAVE - Humour", ["preferred"]),
        ("Ship weekly Nice to Haves Humour", ["preferred"]),
        ("Dein Profil:\n- Geduld\nWir bieten:\n- Urlaub", ["required", "benefits"]),
        ("Profil recherché : patience", ["required"]),
        ("Requisitos:\n- paciencia\nSe valorará:\n- humor", ["required", "preferred"]),
        ("About Kestrel Freight\nWe move things.", ["company"]),
        ("About you\nYou move things.", ["required"]),
    ],
)
def test_headings_are_found_with_their_section(text: str, expected: list[str]) -> None:
    assert sections(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The preferred qualifications are a bonus and no condition.",
        "You have shipped something small.",
        "Write requirements, test benefits and talk about education.",
        "Requirements engineering is part of the work.",
        "A degree, or relevant experience; our preferred Qualifications: patience.",
    ],
)
def test_the_same_words_in_a_sentence_are_no_heading(text: str) -> None:
    assert sections(text) == []
