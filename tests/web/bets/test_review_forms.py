from __future__ import annotations

from fieldcraft.bets.lessons import Lesson
from fieldcraft.web.bets.review_forms import ReviewForm
from tests.bets.drafts import TODAY

LESSONS = [Lesson(f"L{number}", "it rains", "wait", str(number), TODAY) for number in (1, 2, 3)]


def test_a_review_is_typed_and_not_checked_here() -> None:
    typed = {"weakest_decision": " No look ", "when": "it rains", "lesson_L1": "confirms"}
    form = ReviewForm.about(LESSONS, typed | {"lesson_L2": "contradicts", "lesson_L3": ""})
    assert form.to_review() == {
        "weakest_decision": "No look",
        "lesson": {"when": "it rains", "i_will": ""},
        "confirms": ["L1"],
        "contradicts": ["L2"],
    }
    assert [field.label for field in form.asked()] == ["When it rains, I will wait"] * 3


def test_a_lesson_may_be_left_out_and_one_that_was_not_asked_about_says_nothing() -> None:
    form = ReviewForm.about([], {"weakest_decision": "x", "lesson_L1": "confirms"})
    assert form.to_review() == {
        "weakest_decision": "x",
        "lesson": None,
        "confirms": [],
        "contradicts": [],
    }
