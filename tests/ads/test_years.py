"""Years of experience."""

from __future__ import annotations

import pytest

from fieldcraft.ads.page import page_of
from fieldcraft.ads.years import years


def found(text: str) -> list[tuple[str, str | None]]:
    page = page_of(text)
    return [
        (page.text[page.words[span.first].start : page.words[span.last - 1].end], span.fixed)
        for span in years(page, set())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5+ years of experience", "5+ years"),
        ("5-7+ years in delivery", "5-7+ years"),
        ("five (5) years of experience", "five (5) years"),
        ("3 to 5 years of experience", "3 to 5 years"),
        ("Advanced work with test servers (3 years of it)", "3 years"),
        ("mindestens 3 Jahre Erfahrung", "3 Jahre"),
        ("5 ans d'expérience", "5 ans"),
        ("4 años de experiencia", "4 años"),
        ("You Have: 10+ Years of Experience: a record in engineering.", "10+ Years"),
    ],
)
def test_years_of_experience_are_one_span(text: str, expected: str) -> None:
    assert found(text) == [(expected, None)]


@pytest.mark.parametrize(
    "text",
    [
        "We're 18 years old",
        "founded 30 years ago",
        "the last 2 years",
        "a term not to exceed 24 months (2 years)",
        "needs 3 years into the future",
        "a four-year college degree",
    ],
)
def test_other_durations_are_none(text: str) -> None:
    assert found(text) == []


def test_years_in_a_biography_are_only_mentioned() -> None:
    assert found("Before that, Kim spent 12 years at a bank.") == [("12 years", "mentioned")]


@pytest.mark.parametrize(
    "text",
    [
        "With us you are safe: we have 30 years of experience in trains.",
        "Nous avons 15 ans d'expérience dans le transport.",
        "Wir haben 40 Jahre Erfahrung mit Zügen.",
        "A family firm with over 25 years of experience in freight.",
    ],
)
def test_years_of_the_company_are_none_asked(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You need at least 20 years of experience in shipping.", "20 years"),
        ("Requirements\n25 years of experience in surgery", "25 years"),
        ("We want somebody who has 5 years of experience.", "5 years"),
        ("The person must show that he or she has 5 years of experience.", "5 years"),
    ],
)
def test_many_years_and_anybodys_years_are_asked_where_somebody_is_sought(text: str, expected: str) -> None:
    assert found(text) == [(expected, None)]


def test_a_colleague_who_has_years_is_a_biography() -> None:
    assert found("You report to Kim, who has 12 years of experience.") == [("12 years", "mentioned")]
