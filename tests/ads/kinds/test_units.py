"""Bullets that lost their line breaks are parted; sentences are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.kinds.page_words import known_words, page_words_of
from fieldcraft.ads.kinds.units import units_of
from fieldcraft.ads.page import page_of


def units(text: str) -> list[str]:
    seen = page_words_of(page_of(text), known_words(()))
    return [text[each.start : each.end] for each in units_of(seen)]


def test_bullets_run_together_are_parted_where_a_capital_verb_opens_the_next() -> None:
    text = "Talk to three clinics every week Build the forecast for the warehouse Present it on Fridays"
    assert units(text) == [
        "Talk to three clinics every week",
        "Build the forecast for the warehouse",
        "Present it on Fridays",
    ]


def test_a_number_of_years_opens_a_bullet() -> None:
    assert units("A calm head when trains are late 5+ years of timetable planning") == [
        "A calm head when trains are late",
        "5+ years of timetable planning",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "You have at least 4 years of work on timetables",
        "Hands-on work with Design Systems and with Product Analytics tools",
        "You report to the Lead Manager of the Harbour Office in Leith",
        "Short Build plan",
    ],
)
def test_a_sentence_is_not_parted_within(text: str) -> None:
    assert units(text) == [text]


def test_a_heading_in_capitals_is_parted_from_what_follows_it_in_its_line() -> None:
    assert units("WHAT AWAITS YOU You will plan the routes of forty vans.") == [
        "WHAT AWAITS YOU",
        "You will plan the routes of forty vans.",
    ]


PIECES = st.sampled_from(
    ["Build", "plans", "for", "WHAT", "5", "years", "+", ". ", "\n", "- ", ":", "A", "e.g.", " "]
)


@given(st.lists(PIECES).map(" ".join))
def test_units_hold_every_word_once_and_stay_within_their_passage(text: str) -> None:
    page = page_of(text)
    found = units_of(page_words_of(page, known_words(())))
    assert [index for each in found for index in range(each.first, each.last)] == list(range(len(page.words)))
    for each in found:
        assert each.first < each.last
        start, end = page.passages.bounds(each.passage)
        assert start <= each.start < each.end <= end
