"""The content of the question: reasons, questions and means, read once from the data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from fieldcraft.question.parts import (
    BetTemplate,
    CertificateFacts,
    Choice,
    CostRule,
    Means,
    Need,
    Question,
    Reason,
    Triple,
    mean_of,
)
from fieldcraft.sources.claims import claims_hash

FILES = ("reasons.yaml", "questions.yaml", "means.yaml", "certificates.yaml")


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
