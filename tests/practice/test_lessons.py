"""Lessons of a debrief: cue and response, one a decision."""

from __future__ import annotations

from typing import Any

import pytest

from fieldcraft.bets.review import Response
from fieldcraft.practice.lessons import Learned, read_lessons
from fieldcraft.refusal import Refused

WEEKS = [0, 2, 6]
LESSON = {"week": 2, "when": " a date is asked for ", "i_will": "ask what it is for"}


def test_a_lesson_is_about_one_decision() -> None:
    found = read_lessons([LESSON, {**LESSON, "week": 0}], WEEKS, [6])
    assert found[0] == Learned(2, Response("a date is asked for", "ask what it is for"))
    assert [each.week for each in found] == [2, 0]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (LESSON, "put one lesson into brackets"),
        ([], "no lesson"),
        ([7], "must be a JSON object"),
        ([{**LESSON, "week": 3}], "one of weeks 0, 2, 6"),
        ([{**LESSON, "week": 6}], "about week 6 already"),
        ([{**LESSON, "week": None}], "week of a lesson is missing"),
        ([{**LESSON, "week": "2"}], "week"),
        ([{**LESSON, "i_will": ""}], "needs its cue and its response"),
        ([{**LESSON, "when": "x" * 201}], "201"),
        ([LESSON, LESSON], "about week 2 already"),
        ([{**LESSON, "then": "x"}], "no field"),
    ],
)
def test_what_is_no_lesson_is_refused(value: Any, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_lessons(value, WEEKS, [6])
    assert said in " ".join(refused.value.problems)


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(Refused) as refused:
        read_lessons([{"week": 1}, {"week": 6, "when": "x"}], WEEKS, [6])
    assert len(refused.value.problems) == 4
