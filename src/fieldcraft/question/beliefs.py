"""What is believed about the reasons: a prior by who asks, updated by each answer and by the ads.

Exactly one reason is taken to be the main one. Answers are taken to be independent given the reason
(naive Bayes), which overstates certainty when two questions tell the same thing; the ads are k of n with a
share that varies from person to person (beta-binomial), so that three ads weigh less than thirty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, lgamma, log

from fieldcraft.question.content import Content
from fieldcraft.question.inputs import Inputs
from fieldcraft.question.parts import Question

Beliefs = Mapping[str, float]

# Asked only while no ads were read: a count is better than a memory.
COUNTED_BY_ADS = "ads_required"


@dataclass(frozen=True)
class AdsSeen:
    """What the person's own ads say: `requiring` of `read` require the certificate in question."""

    read: int
    requiring: int


def prior(content: Content, inputs: Inputs) -> Beliefs:
    """Probability of each reason before any answer; sums to 1."""
    weights = {
        reason.id: reason.prior[inputs.asker]
        * reason.about.get(inputs.about, 1.0)
        * (reason.led if inputs.led else 1.0)
        for reason in content.reasons.values()
    }
    return scaled(weights)


def believe(content: Content, inputs: Inputs, ads: AdsSeen | None) -> Beliefs:
    """Probability of each reason after the answers and the ads; sums to 1."""
    logs = {reason: log(chance) for reason, chance in prior(content, inputs).items()}
    for question_id, answer in counted_answers(content, inputs, ads).items():
        question = content.questions[question_id]
        if question.choice(answer) is None:
            continue
        for reason in logs:
            logs[reason] += log(question.chance_of(answer, reason))
    if ads is not None and ads.read:
        for reason in logs:
            logs[reason] += _log_chance_of_count(ads, *content.reasons[reason].ads)
    highest = max(logs.values())
    return scaled({reason: exp(value - highest) for reason, value in logs.items()})


def counted_answers(content: Content, inputs: Inputs, ads: AdsSeen | None) -> Mapping[str, str]:
    """The answers that count: those to questions that are asked of this person, given their other answers.

    With ads read, the remembered share of ads does not count as well.
    """
    return {
        question_id: answer
        for question_id, answer in inputs.answers.items()
        if applies(content.questions[question_id], inputs, ads)
    }


def applies(question: Question, inputs: Inputs, ads: AdsSeen | None) -> bool:
    """Whether this question is asked of this person, given their other answers and the ads."""
    counted_by_ads = question.id == COUNTED_BY_ADS and ads is not None and ads.read > 0
    return (
        not counted_by_ads
        and (not question.askers or inputs.asker in question.askers)
        and all(inputs.answers.get(other) in answers for other, answers in question.asked_if.items())
    )


def chance_of_answer(beliefs: Beliefs, question: Question, answer: str) -> float:
    """How likely this answer is, given the beliefs (0 to 1)."""
    return sum(chance * question.chance_of(answer, reason) for reason, chance in beliefs.items())


def scaled(weights: Mapping[str, float]) -> Beliefs:
    total = sum(weights.values())
    return {key: weight / total for key, weight in weights.items()}


def _log_chance_of_count(ads: AdsSeen, a: float, b: float) -> float:
    """Log probability of `requiring` of `read` when the share is Beta(a, b); constants dropped."""
    k, n = ads.requiring, ads.read
    return _log_beta(a + k, b + n - k) - _log_beta(a, b)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
