"""The next question tells most, hard rules come first, and asking stops when nothing can change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from fieldcraft.question.beliefs import AdsSeen
from fieldcraft.question.compare import first, situation
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import Inputs
from fieldcraft.question.next_question import (
    MOST_QUESTIONS,
    NextQuestion,
    NoQuestion,
    answered,
    next_question,
    tells,
)
from tests.question.test_inputs import some_inputs

CONTENT = load_content()


def likeliest(reason: str, question_id: str) -> str:
    question = CONTENT.questions[question_id]
    return max(question.choices, key=lambda choice: question.chance_of(choice.id, reason)).id


def led_through(asker: str, about: str, reason: str) -> Inputs:
    """The inputs after someone with this reason has answered everything they were asked."""
    inputs = Inputs(asker, "someone_i_lead" if reason == "R21" else "myself", about)
    while isinstance(asked := next_question(situation(CONTENT, inputs, None)), NextQuestion):
        inputs = inputs.with_answer(asked.question.id, likeliest(reason, asked.question.id))
    return inputs


@pytest.mark.parametrize("asker", ["new", "experienced", "leader"])
def test_somebody_elses_rule_is_asked_first(asker: str) -> None:
    for about in ("certificate", "class"):
        asked = next_question(situation(CONTENT, Inputs(asker, "myself", about), None))
        assert isinstance(asked, NextQuestion)
        assert asked.question.id == "rule"


def test_after_a_rule_it_asks_what_is_accepted_in_its_place() -> None:
    ruled = Inputs("experienced", "myself", "certificate", "CSPO", {"rule": "client"})
    asked = next_question(situation(CONTENT, ruled, None))
    assert isinstance(asked, NextQuestion)
    assert asked.question.id == "equivalent"


@given(some_inputs())
@settings(max_examples=60)
def test_a_question_is_asked_only_if_an_answer_to_it_puts_another_means_first(inputs: Inputs) -> None:
    now = situation(CONTENT, inputs, None)
    asked = next_question(now)
    if isinstance(asked, NextQuestion):
        after = answered(now, asked.question.id, asked.turning_answer)
        assert first(after).id == asked.would_come_first.id != first(now).id
        assert asked.question.id not in inputs.answers
    elif len(inputs.answers) < MOST_QUESTIONS:
        for question in CONTENT.questions.values():
            fits = all(inputs.answers.get(other) in answers for other, answers in question.asked_if.items())
            if (
                question.id in inputs.answers
                or not fits
                or inputs.asker not in (question.askers or inputs.asker)
            ):
                continue
            for choice in question.choices:
                assert first(answered(now, question.id, choice.id)).id == first(now).id


@given(some_inputs())
@settings(max_examples=30)
def test_no_question_tells_less_than_nothing(inputs: Inputs) -> None:
    beliefs = situation(CONTENT, inputs, None).beliefs
    assert all(tells(beliefs, question) >= -1e-12 for question in CONTENT.questions.values())


def test_seven_questions_are_the_most() -> None:
    for reason in CONTENT.reasons:
        assert len(led_through("experienced", "class", reason).answers) <= MOST_QUESTIONS
    asked_of_all = [q.id for q in CONTENT.questions.values() if not q.asked_if and not q.askers]
    many = dict.fromkeys(asked_of_all[:7], "skip")
    assert isinstance(
        next_question(situation(CONTENT, Inputs("new", "myself", "class", "", many), None)), NoQuestion
    )


def test_the_share_of_ads_is_not_asked_when_ads_were_read() -> None:
    inputs = Inputs("new", "myself", "certificate", "CSPO")
    for _ in range(MOST_QUESTIONS):
        asked = next_question(situation(CONTENT, inputs, AdsSeen(5, 2)))
        if isinstance(asked, NoQuestion):
            break
        assert asked.question.id != "ads_required"
        inputs = inputs.with_answer(asked.question.id, "dont_know")


@pytest.mark.parametrize("reason", list(CONTENT.reasons))
def test_every_reason_comes_first_for_someone_who_has_it(reason: str) -> None:
    """Asked only what the tool itself asks, seven questions at the most."""
    firsts = []
    for asker in ("new", "experienced", "leader"):
        beliefs = situation(CONTENT, led_through(asker, "certificate", reason), None).beliefs
        firsts.append(max(beliefs, key=lambda each: beliefs[each]))
    assert reason in firsts
