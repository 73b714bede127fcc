"""The parts of the question's content: reasons, questions, means, and what is known of certificates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Offered with every question; they change nothing.
DONT_KNOW = "dont_know"
SKIP = "skip"
NO_ANSWER = {DONT_KNOW: "I don't know", SKIP: "Skip this"}

Triple = tuple[float, float, float]

# How a low, a middle and a high (one in ten below, one in ten above) stand for a distribution:
# Swanson's rule, 30 %, 40 %, 30 % (Hurst, Brown & Swanson 2000).
SWANSON = (0.3, 0.4, 0.3)


@dataclass(frozen=True)
class Reason:
    """A hypothesis: this is the main reason behind the request. `end` completes "What you are after: ..."."""

    id: str
    text: str
    end: str
    prior: Mapping[str, float]
    about: Mapping[str, float]
    led: float
    ads: tuple[float, float]
    hard_rule: bool
    makes_sense_if: str
    wrong_if: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """One answer that can be given; `share` and `money_counts` are what it says about ads and money."""

    id: str
    text: str
    share: Triple | None = None
    money_counts: float = 1.0


@dataclass(frozen=True)
class Question:
    """A question with its answers and, for each reason, how often each answer is given."""

    id: str
    text: str
    text_led: str
    help: str
    choices: tuple[Choice, ...]
    likelihood: Mapping[str, tuple[float, ...]]
    known: float
    hard: int | None
    asked_if: Mapping[str, tuple[str, ...]]
    askers: tuple[str, ...]

    def choice(self, answer: str) -> Choice | None:
        """The choice with this id; None for "don't know" and "skip"."""
        return next((choice for choice in self.choices if choice.id == answer), None)

    @property
    def offered(self) -> tuple[Choice, ...]:
        """Everything that can be answered: the choices, then "don't know" and "skip"."""
        return (*self.choices, *(Choice(key, text) for key, text in NO_ANSWER.items()))

    def chance_of(self, answer: str, reason: str) -> float:
        """How often people whose main reason is `reason` give `answer` (0 to 1)."""
        row = self.likelihood.get(reason, self.likelihood["default"])
        return row[[choice.id for choice in self.choices].index(answer)]

    def about_reasons(self, reasons: tuple[str, ...]) -> list[str]:
        """The reasons whose people answer otherwise than most."""
        return [reason for reason in reasons if reason in self.likelihood]

    def wording(self, led: bool) -> str:
        return self.text_led if led else self.text


@dataclass(frozen=True)
class Need:
    """Under these reasons a means is worth `factors[answer]` times as much after that answer."""

    under: tuple[str, ...]
    question: str
    factors: Mapping[str, float]


@dataclass(frozen=True)
class BetTemplate:
    """What a bet on this means asks of the future; `{due}` and `{asked}` are filled in."""

    question: str
    chance: float
    settle: str
    controls: tuple[str, ...]
    does_not_control: tuple[str, ...]
    if_then: str


@dataclass(frozen=True)
class Means:
    """Something one could do.

    `moves[reason]` is how far it moves a person with that reason towards their end, 0 to 100: low and high
    leave out one in ten each. `expected[reason]` is the mean of that, before any answer changes it.
    """

    id: str
    does: str
    kind: str
    hours: tuple[float, float]
    know_in: int
    changes: str
    moves: Mapping[str, Triple]
    expected: Mapping[str, float]
    free: bool
    asked_as: str | None
    only_about: tuple[str, ...]
    askers: tuple[str, ...]
    by_share: tuple[str, ...]
    needs: tuple[Need, ...]
    supports: tuple[str, ...]
    against: tuple[str, ...]
    first_step: str
    bet: BetTemplate


@dataclass(frozen=True)
class CostRule:
    """How hours and money become points of movement foregone; judgement, stated in means.yaml.

    `hour_is_worth` maps a currency to what an hour counts as in it.
    """

    points_per_hour: float
    hour_is_worth: Mapping[str, float]
    unknown_money_as_hours: tuple[float, float]


@dataclass(frozen=True)
class CertificateFacts:
    """What was read about one named certificate: hours, and a price with its currency and source."""

    name: str
    hours: tuple[float, float] | None
    money: tuple[float, float] | None
    currency: str | None
    said: str
    cheapest: str


def mean_of(triple: Triple) -> float:
    """The mean that a low, a middle and a high stand for."""
    return sum(weight * x for weight, x in zip(SWANSON, triple, strict=True))
