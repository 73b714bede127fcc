"""What is said of seven days, and that nothing of it judges, breaks or comes from another week."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets.week import NamedBet, Waiting, Week, first_day, read_week, week_sentences

LESSON = {"when": "two customers want opposite things", "i_will": "ask both what happens without it"}
NAMED = {
    "1": NamedBet("Cut the form", "earned_win"),
    "2": NamedBet("Drop the import", "bad_luck"),
    "3": NamedBet("Raise the price", "bad_luck"),
    "4": NamedBet("Ask for the last time", "none"),
}
NOTHING_WAITS = Waiting()


def settled(bet: str, answer: str = "yes") -> tuple[str, dict[str, Any]]:
    return "bet_settled", {"bet": bet, "outcome": {"happened": answer}}


def said(*entries: tuple[str, dict[str, Any]], waiting: Waiting = NOTHING_WAITS, whole: bool = True) -> str:
    return " ".join(week_sentences(read_week(entries, whole=whole), NAMED, waiting))


def test_a_lesson_is_said_in_its_owners_words() -> None:
    assert said(("bet_reviewed", {"bet": "1", "lesson": LESSON})) == (
        "You wrote down: When two customers want opposite things, I will ask both what happens without it."
    )


def test_of_several_lessons_the_last_is_said_and_the_others_are_counted() -> None:
    first = ("bet_reviewed", {"bet": "2", "lesson": {"when": "a", "i_will": "b"}})
    text = said(first, first, ("bet_reviewed", {"bet": "1", "lesson": LESSON}))
    assert "two customers" in text and text.endswith("Two other lessons came before it.")


def test_a_review_without_a_lesson_says_nothing() -> None:
    assert said(("bet_reviewed", {"bet": "1", "lesson": None})) == ""


def test_a_settled_bet_is_named_with_its_cell() -> None:
    assert said(settled("2")) == "“Drop the import” was settled: bad luck."
    assert said(settled("4")) == "“Ask for the last time” was settled."


def test_several_settled_bets_are_counted_by_cell() -> None:
    assert said(*(settled(bet) for bet in "1234")) == (
        "Four bets were settled: 1 earned win, 2 bad luck, 1 in no cell."
    )


def test_void_bets_are_not_said_to_be_settled() -> None:
    assert said(settled("1", "void")) == ""


def test_a_forecast_that_moved_is_named_with_where_it_stands() -> None:
    moves = [("forecast_updated", {"bet": "1", "probability": chance}) for chance in (0.6, 0.55)]
    assert said(*moves) == "The forecast of “Cut the form” moved to 55 %."
    ranged = ("forecast_updated", {"bet": "2", "p10": 20, "p50": 25, "p90": 30})
    assert said(ranged) == "The forecast of “Drop the import” moved to 20 to 30, middle 25."
    assert said(*moves, ranged) == "The forecasts of two bets moved."


def test_what_waits_is_said_after_what_happened_and_never_alone() -> None:
    waiting = Waiting(decide=2, review=1)
    assert said(settled("2"), waiting=waiting).endswith("Waiting: 2 to rate or settle, 1 to review.")
    assert said(settled("2"), waiting=Waiting(recall=1, more=True)).endswith(
        "Waiting: 1 to recall, and more."
    )
    assert said(waiting=waiting) == ""


def test_when_not_all_was_looked_at_it_says_so() -> None:
    assert "More happened than is counted here." in said(settled("1"), whole=False)
    assert said(whole=False) == ""


def test_other_changes_say_nothing() -> None:
    opened = ("bet_opened", {"bet": "1", "draft": {}})
    assert said(opened, ("decision_rated", {"bet": "1"}), ("bet_imported", {"bet": "2"})) == ""


def test_seven_days_end_today() -> None:
    assert first_day(date(2026, 3, 5)) == date(2026, 2, 27)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
members = st.sampled_from(["bet", "lesson", "outcome", "probability", "p10", "p50", "p90"])
kinds = st.sampled_from(["bet_reviewed", "bet_settled", "forecast_updated"])


@given(st.lists(st.tuples(kinds, st.dictionaries(members, json_values)), max_size=6))
def test_entries_that_somebody_spoiled_do_no_harm(entries: list[tuple[str, dict[str, Any]]]) -> None:
    for sentence in week_sentences(read_week(entries), NAMED, NOTHING_WAITS):
        assert sentence


@pytest.mark.parametrize("word", ["well done", "great", "good", "should", "failed", "!"])
def test_nothing_is_praised_or_scolded(word: str) -> None:
    everything = said(
        *(settled(bet) for bet in "1234"),
        ("bet_reviewed", {"bet": "1", "lesson": LESSON}),
        ("forecast_updated", {"bet": "1", "probability": 0.6}),
        waiting=Waiting(9, 9, 9, more=True),
    )
    assert word not in everything.lower()


def test_the_bets_to_be_looked_up_are_those_settled_and_one_that_moved_alone() -> None:
    moves = [("forecast_updated", {"bet": bet, "probability": 0.6}) for bet in "23"]
    assert read_week([settled("1"), moves[0]]).bets == {"1", "2"}
    assert read_week([settled("1"), *moves]).bets == {"1"}
    assert Week().bets == set()
