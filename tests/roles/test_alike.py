from __future__ import annotations

from fieldcraft.roles.alike import alike


def test_statements_that_say_the_same_in_other_words_are_found() -> None:
    said = [
        "Raise activation from 31 % to 36 %",
        "Cut refunds by half",
        "Increase activation from 31 % to 36 %",
    ]
    assert list(alike(said)) == [(2, 0)]


def test_statements_about_different_people_or_numbers_are_not() -> None:
    said = [
        "Churn among clinics drops from 18 % to 12 %",
        "Churn among pharmacies drops from 9 % to 5 %",
        "Nurses record a handover in 3 minutes",
    ]
    assert list(alike(said)) == []


def test_empty_statements_are_not_alike() -> None:
    assert list(alike(["", "", "a"])) == []
