"""What is typed becomes lessons of the decisions that were offered."""

from __future__ import annotations

from datetime import date

from fieldcraft.bets.lessons import Lesson
from fieldcraft.web.practice.lesson_forms import LessonsForm

TOLD = {
    "worst": [{"week": 3, "subject": "A"}, {"week": 9, "subject": "B"}],
    "lessons": [{"when": "a", "i_will": "b"}, {"when": "c", "i_will": "d"}],
}


def test_a_decision_with_a_lesson_is_not_offered_again() -> None:
    written = Lesson("P1", "x", "y", "", date(2026, 3, 5), run="k", week=3)
    [(each, when, i_will)] = LessonsForm.about(TOLD, [written]).groups()
    assert each["week"] == 9 and "c" in when.help_text and "d" in i_will.help_text


def test_what_is_left_empty_is_left_out() -> None:
    form = LessonsForm.about(TOLD, (), {"when_3": " a date ", "i_will_9": ""})
    assert form.to_lessons() == [{"week": 3, "when": "a date", "i_will": ""}]
