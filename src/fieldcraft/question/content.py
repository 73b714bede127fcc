"""The content of the question: reasons, questions and means, read once from the data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from fieldcraft.sources.claims import claims_hash

FILES = ("reasons.yaml", "questions.yaml", "means.yaml", "certificates.yaml")

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
    """How hours and money become points of movement foregone; judgement, stated in means.yaml."""

    points_per_hour: float
    hour_is_worth: float
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


@dataclass(frozen=True)
class Content:
    """Everything the question is made from; `hash` names exactly this state of it, evidence included."""

    reasons: Mapping[str, Reason]
    questions: Mapping[str, Question]
    means: Mapping[str, Means]
    cost: CostRule
    prior_share: Triple
    certificates: tuple[CertificateFacts, ...]
    cheapest_unnamed: str
    hash: str = field(repr=False)


@cache
def load_content() -> Content:
    """Read the data files of this room (once)."""
    import yaml

    folder = files("fieldcraft.question") / "data"
    raw = {name: (folder / name).read_bytes() for name in FILES}
    parsed: dict[str, Any] = {name: yaml.load(data, Loader=yaml.CSafeLoader) for name, data in raw.items()}
    reasons, questions, means = (parsed[name] for name in FILES[:3])
    certificates = parsed["certificates.yaml"]
    return Content(
        reasons={row["id"]: _reason(row, reasons["ads_otherwise"]) for row in reasons["reasons"]},
        questions={row["id"]: _question(row) for row in questions["questions"]},
        means={row["id"]: _means(row, [each["id"] for each in reasons["reasons"]]) for row in means["means"]},
        cost=CostRule(
            means["cost"]["points_per_hour"],
            means["cost"]["hour_is_worth"],
            tuple(means["cost"]["unknown_money_as_hours"]),
        ),
        prior_share=tuple(means["prior_share"]),
        certificates=tuple(_certificate(row) for row in certificates["certificates"]),
        cheapest_unnamed=certificates["cheapest_unnamed"],
        hash=sha256(b"\0".join([*raw.values(), claims_hash().encode()])).hexdigest(),
    )


def _reason(row: Mapping[str, Any], ads_otherwise: list[float]) -> Reason:
    return Reason(
        id=row["id"],
        text=row["text"],
        end=row["end"],
        prior=row["prior"],
        about=row.get("about", {}),
        led=row.get("led", 1.0),
        ads=tuple(row.get("ads", ads_otherwise)),
        hard_rule=row.get("hard_rule", False),
        makes_sense_if=row["makes_sense_if"],
        wrong_if=row["wrong_if"],
        evidence=tuple(row["evidence"]),
    )


def _question(row: Mapping[str, Any]) -> Question:
    return Question(
        id=row["id"],
        text=row["text"],
        text_led=row.get("text_led", row["text"]),
        help=row.get("help", ""),
        choices=tuple(
            Choice(
                choice["id"],
                choice["text"],
                tuple(choice["share"]) if "share" in choice else None,
                choice.get("money_counts", 1.0),
            )
            for choice in row["answers"]
        ),
        likelihood={reason: tuple(chances) for reason, chances in row["likelihood"].items()},
        known=row["known"],
        hard=row.get("hard"),
        asked_if={question: tuple(answers) for question, answers in row.get("asked_if", {}).items()},
        askers=tuple(row.get("askers", ())),
    )


def mean_of(triple: Triple) -> float:
    """The mean that a low, a middle and a high stand for."""
    return sum(weight * x for weight, x in zip(SWANSON, triple, strict=True))


def _means(row: Mapping[str, Any], reasons: list[str]) -> Means:
    bet = row["bet"]
    moves: dict[str, Triple] = {
        reason: tuple(row["moves"].get(reason, row["otherwise"])) for reason in reasons
    }
    return Means(
        id=row["id"],
        does=row["does"],
        kind=row["kind"],
        hours=tuple(row["hours"]),
        know_in=row["know_in"],
        changes=row["changes"],
        moves=moves,
        expected={reason: mean_of(triple) for reason, triple in moves.items()},
        free=row.get("free", False),
        asked_as=row.get("asked_as"),
        only_about=tuple(row.get("only_about", ())),
        askers=tuple(row.get("askers", ())),
        by_share=tuple(row.get("by_share", ())),
        needs=tuple(
            Need(tuple(need["under"]), need["question"], need["factors"]) for need in row.get("needs", ())
        ),
        supports=tuple(row["for"]),
        against=tuple(row["against"]),
        first_step=row["first_step"],
        bet=BetTemplate(
            bet["question"],
            bet["chance"],
            bet["settle"],
            tuple(bet["controls"]),
            tuple(bet["does_not_control"]),
            bet["if_then"],
        ),
    )


def _certificate(row: Mapping[str, Any]) -> CertificateFacts:
    return CertificateFacts(
        name=row["name"],
        hours=tuple(row["hours"]) if "hours" in row else None,
        money=tuple(row["money"]) if "money" in row else None,
        currency=row.get("currency"),
        said=row["said"],
        cheapest=row["cheapest"],
    )
