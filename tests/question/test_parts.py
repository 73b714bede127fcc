"""The parts of the content answer simple questions about themselves."""

from __future__ import annotations

import pytest

from fieldcraft.question.content import load_content
from fieldcraft.question.parts import NO_ANSWER, mean_of

CONTENT = load_content()


def test_dont_know_and_skip_are_offered_last_with_every_question() -> None:
    for question in CONTENT.questions.values():
        assert [choice.id for choice in question.offered][-2:] == list(NO_ANSWER)
        assert question.offered[:-2] == question.choices


def test_a_reason_that_is_not_named_answers_as_most_do() -> None:
    question = CONTENT.questions["idea"]
    assert "R20" not in question.likelihood
    assert question.chance_of("me", "R20") == question.likelihood["default"][0]
    assert "R20" not in question.about_reasons(tuple(CONTENT.reasons))


def test_the_wording_changes_when_it_is_for_someone_led() -> None:
    question = CONTENT.questions["stage"]
    assert "you" in question.wording(led=False)
    assert "they" in question.wording(led=True)


def test_the_mean_of_low_middle_and_high_weighs_the_middle_most() -> None:
    assert mean_of((0, 50, 100)) == pytest.approx(50)
    assert mean_of((10, 20, 60)) == pytest.approx(0.3 * 10 + 0.4 * 20 + 0.3 * 60)
