from __future__ import annotations

from typing import Any

import pytest

from fieldcraft.bets.review import Recall, Response, Review, read_review
from fieldcraft.refusal import Refused
from tests.bets.drafts import TODAY

LESSON = {"when": "two customers want opposite things", "i_will": "ask both what happens without it"}
REVIEW: dict[str, Any] = {
    "weakest_decision": "Nobody was asked",
    "lesson": LESSON,
    "confirms": ["L1", "L1"],
    "contradicts": ["L2"],
}


def test_a_review_is_read_with_each_lesson_once_and_written_again() -> None:
    review = read_review(REVIEW, TODAY)
    assert review == Review(TODAY, "Nobody was asked", Response(**LESSON), ("L1",), ("L2",))
    assert Review.from_dict(review.to_dict()) == review


def test_a_review_may_hold_no_lesson() -> None:
    review = read_review({"weakest_decision": "None was asked"}, TODAY)
    assert (review.lesson, review.confirms, review.contradicts) == (None, (), ())
    assert Review.from_dict(review.to_dict()) == review


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"weakest_decision": " "}, "there is one after a good outcome too"),
        ({"lesson": {"when": "it rains", "i_will": ""}}, "needs its cue and its response"),
        ({"lesson": {"when": "it rains", "then": "wait"}}, "has no field"),
        ({"lesson": "wait"}, "must be a JSON object"),
        ({"confirms": ["L2"]}, '"L2" is both confirmed and contradicted'),
        ({"confirms": "L2"}, "must be a list"),
        ({"lessons": []}, "did you mean lesson?"),
    ],
)
def test_what_is_wrong_with_a_review_is_said(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said.replace("?", r"\?")):
        read_review(REVIEW | changes, TODAY)


def test_a_review_that_is_no_object_is_refused() -> None:
    with pytest.raises(Refused, match="must be a JSON object"):
        read_review([], TODAY)


def test_a_recall_is_written_and_read() -> None:
    assert Recall.from_dict(Recall(TODAY, True).to_dict()) == Recall(TODAY, True)
