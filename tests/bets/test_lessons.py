from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets import life
from fieldcraft.bets.bet import Bet
from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.lessons import SPACING, lesson_of, lessons_of, next_recall
from fieldcraft.bets.review import Recall, Response, Review
from fieldcraft.bets.settlement import Happened
from tests.bets.drafts import TODAY, draft


def reviewed(id: str, on: date, review: Review) -> Bet:
    bet, _ = life.open_bet(id, read_draft(draft(), TODAY), TODAY)
    bet, _ = life.settle(bet, Happened("yes"), on, unrated=True)
    bet, _ = life.review(bet, review, on, {"L1", "L2"})
    return bet


def test_a_lesson_carries_the_later_bets_that_speak_about_it() -> None:
    lesson = Response("a campaign runs", "wait a week")
    first = reviewed("1", TODAY, Review(TODAY, "x", lesson, (), ()))
    second = reviewed("2", TODAY + timedelta(1), Review(TODAY, "x", lesson, ("L1",), ()))
    third = reviewed("3", TODAY + timedelta(2), Review(TODAY, "x", None, (), ("L1", "L2")))
    found = lessons_of([third, first, second])
    assert list(found) == ["L2", "L1"]
    assert (found["L1"].confirmed_by, found["L1"].contradicted_by) == (("2",), ("3",))
    assert found["L2"].to_dict() == {
        "id": "L2",
        "when": "a campaign runs",
        "i_will": "wait a week",
        "bet": "2",
        "run": None,
        "week": None,
        "learned": "2026-03-06",
        "recall_on": "2026-03-08",
        "confirmed_by": [],
        "contradicted_by": ["3"],
    }
    assert found["L1"].sentence == "When a campaign runs, I will wait a week"
    assert lesson_of(third) is None


def test_recall_comes_after_two_days_two_weeks_and_two_months() -> None:
    day, recalls = TODAY, []
    for distance in SPACING:
        assert next_recall(TODAY, recalls) == day + distance
        day += distance
        recalls.append(Recall(day, True))
    assert next_recall(TODAY, recalls) is None


@given(st.lists(st.booleans(), max_size=12))
def test_what_was_not_known_comes_back_in_two_days(answers: list[bool]) -> None:
    recalls = [Recall(TODAY + timedelta(n), knew) for n, knew in enumerate(answers)]
    missed = [*recalls, Recall(TODAY + timedelta(30), False)]
    assert next_recall(TODAY, missed) == TODAY + timedelta(32)
