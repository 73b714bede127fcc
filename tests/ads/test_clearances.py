"""Security clearances."""

from __future__ import annotations

import pytest

from fieldcraft.ads.clearances import clearances
from fieldcraft.ads.page import page_of


def found(text: str) -> list[str]:
    page = page_of(text)
    return [
        page.text[page.words[span.first].start : page.words[span.last - 1].end]
        for span in clearances(page, set())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an active Secret clearance", ["active Secret clearance"]),
        ("Clearance level: Secret or TS/SCI clearance", ["Secret", "TS/SCI clearance"]),
        ("active TS/SCI clearance", ["active TS/SCI clearance"]),
        ("eligible for SC clearance", ["SC clearance"]),
        ("security vetting", ["security vetting"]),
    ],
)
def test_clearances_are_one_span_each(text: str, expected: list[str]) -> None:
    assert [each for each in found(text) if each != "Clearance"] == expected


@pytest.mark.parametrize(
    "text", ["customs clearance of goods", "rights clearance", "keep it secret", "the loss of public trust"]
)
def test_other_clearances_are_none(text: str) -> None:
    assert found(text) == []
