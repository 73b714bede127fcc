"""Certifications without a known name."""

from __future__ import annotations

import pytest

from fieldcraft.ads.generic import generic_certifications
from fieldcraft.ads.page import page_of


def found(text: str) -> list[tuple[str, str, str | None]]:
    page = page_of(text)
    return [
        (page.text[page.words[span.first].start : page.words[span.last - 1].end], span.kind, span.fixed)
        for span in generic_certifications(page, set())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a project management certification", ("project management certification", "certification", None)),
        ("Certified Test Analyst", ("Certified Test Analyst", "certification", None)),
        ("an AWS certification", ("AWS certification", "tool_cert", None)),
        (
            "Salesforce.com Certified Pardot Consultant",
            ("Salesforce.com Certified Pardot Consultant", "tool_cert", None),
        ),
        ("we are ISO 9001 certified", ("ISO 9001 certified", "certification", "mentioned")),
        ("you own certification roadmaps", ("certification", "certification", "mentioned")),
        ("ein Zertifikat", ("Zertifikat", "certification", None)),
    ],
)
def test_a_certification_is_found_by_a_general_word(text: str, expected: tuple[str, str, str | None]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Great Place to Work Certified",
        "Certifications:\n- the list follows",
        "rotate the credentials of each system",
        "providers get credentialed",
        "birth certificate",
    ],
)
def test_awards_headings_and_passwords_are_none(text: str) -> None:
    assert found(text) == []


def test_words_of_a_named_certificate_are_left_alone() -> None:
    page = page_of("PMP certification")
    assert generic_certifications(page, {0, 1}) == []
