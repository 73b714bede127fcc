"""Degrees."""

from __future__ import annotations

import pytest

from fieldcraft.ads.degrees import degrees
from fieldcraft.ads.page import page_of


def names(text: str) -> list[str | None]:
    return [span.name for span in degrees(page_of(text), set())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bachelor's degree in law", ["Bachelor"]),
        ("BS/MS/PhD in Computer Science", ["Bachelor", "Master", "PhD"]),
        ("Master of Business Administration (MBA)", ["MBA"]),
        ("a STEM degree", ["degree"]),
        ("Bachelor's, 7 years of experience", ["Bachelor"]),
        ("Abgeschlossenes Studium", ["degree"]),
        ("Diplôme Bac+5", ["Master"]),
        ("Titulación universitaria", ["Bachelor"]),
    ],
)
def test_degrees_are_found_by_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A high degree of autonomy",
        "a 360 degree view",
        "MS Office and MS Teams",
        "BA deliverables for the release",
        "LLM platforms",
        "front row at our Master Educator lectures",
        "Scrum Master",
    ],
)
def test_what_only_looks_like_a_degree_is_none(text: str) -> None:
    assert names(text) == []
