"""Which question to ask next, and why; none when no answer to it would change what comes first."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from fieldcraft.question.beliefs import Beliefs, applies, chance_of_answer
from fieldcraft.question.compare import Situation, first, situation
from fieldcraft.question.parts import Means, Question

MOST_QUESTIONS = 7


@dataclass(frozen=True)
class NextQuestion:
    """The question to ask, the two reasons it separates best, and an answer that would turn the order."""

    question: Question
    separates: tuple[str, str] | None
    turning_answer: str
    would_come_first: Means


@dataclass(frozen=True)
class NoQuestion:
    """Why nothing more is asked, as a sentence."""

    why: str


def next_question(now: Situation) -> NextQuestion | NoQuestion:
    """The next question: hard rules of somebody else first, else the one expected to tell most.

    Only questions that can change which means comes first are asked, seven at the most.
    "Tells most" is the expected information about the reasons, in nats, times how often people can answer.
    """
    if len(now.answers) >= MOST_QUESTIONS:
        return NoQuestion("Seven questions are enough for today; you may still change any answer.")
    leader = first(now)
    turning = {
        question.id: turn for question in _open_questions(now) if (turn := _turn(now, question, leader))
    }
    if not turning:
        return NoQuestion("No single question that is left could change what comes first.")
    chosen = min(
        (now.content.questions[question] for question in turning),
        key=lambda question: (question.hard or 99, -tells(now.beliefs, question), question.id),
    )
    answer, means = turning[chosen.id]
    return NextQuestion(chosen, _separates(now.beliefs, chosen), answer, means)


def tells(beliefs: Beliefs, question: Question) -> float:
    """Expected information about the reasons from asking this question, in nats."""
    return question.known * sum(_told_about(beliefs, question).values())


def _told_about(beliefs: Beliefs, question: Question) -> dict[str, float]:
    """The information by reason: its probability times how unlike its answers are to everybody's."""
    chances = {choice.id: chance_of_answer(beliefs, question, choice.id) for choice in question.choices}
    return {
        reason: chance
        * sum(
            likelihood * log(likelihood / chances[choice.id])
            for choice in question.choices
            if (likelihood := question.chance_of(choice.id, reason)) > 0
        )
        for reason, chance in beliefs.items()
    }


def _open_questions(now: Situation) -> list[Question]:
    return [
        question
        for question in now.content.questions.values()
        if question.id not in now.inputs.answers and applies(question, now.inputs, now.ads)
    ]


def _turn(now: Situation, question: Question, leader: Means) -> tuple[str, Means] | None:
    """The likeliest answer that would put another means first, with that means; None when there is none."""
    found = [
        (chance_of_answer(now.beliefs, question, choice.id), choice.id, means)
        for choice in question.choices
        if (means := first(answered(now, question.id, choice.id))).id != leader.id
    ]
    if not found:
        return None
    _, answer, means = max(found, key=lambda each: (each[0], each[1]))
    return answer, means


def answered(now: Situation, question: str, answer: str) -> Situation:
    """The situation after one more, or another, answer."""
    return situation(now.content, now.inputs.with_answer(question, answer), now.ads, now.certificate)


def _separates(beliefs: Beliefs, question: Question) -> tuple[str, str] | None:
    """The two likely reasons whose answers differ most; None when the question is not about reasons."""
    pairs = [
        (_overlap_lost(question, one, other) * beliefs[one] * beliefs[other], one, other)
        for one in beliefs
        for other in beliefs
        if beliefs[one] > beliefs[other] or (beliefs[one] == beliefs[other] and one < other)
    ]
    most, one, other = max(pairs)
    return (one, other) if most > 1e-6 else None


def _overlap_lost(question: Question, one: str, other: str) -> float:
    """Total variation distance between the answers of two reasons (0: alike, 1: never the same)."""
    return 0.5 * sum(
        abs(question.chance_of(choice.id, one) - question.chance_of(choice.id, other))
        for choice in question.choices
    )
