"""What came of a bet: an answer, a value or void; or that it is too early to tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from fieldcraft.fields import Fields
from fieldcraft.refusal import refuse_if_any


@dataclass(frozen=True)
class Happened:
    """The answer to "did it happen?": yes, no, or void when the question no longer makes sense."""

    answer: str

    def to_dict(self) -> dict[str, Any]:
        return {"happened": self.answer}


@dataclass(frozen=True)
class Value:
    """What the quantity came to, in the unit of the forecast."""

    value: float

    def to_dict(self) -> dict[str, Any]:
        return {"value": self.value}


def read_value(value: object) -> Value:
    """The value in `value`, JSON of unknown origin; Refused when it is not a finite number."""
    problems: list[str] = []
    number = Fields({"value": value}, ("value",), "outcome", problems).number("value")
    if number is None and not problems:
        problems.append("The value is missing; give the number that the quantity came to.")
    refuse_if_any(problems)
    assert number is not None
    return Value(number)


Outcome: TypeAlias = Happened | Value
VOID = Happened("void")


@dataclass(frozen=True)
class Look:
    """A look at the bet on a day when it was too early to tell; `look_on` is the day to look again."""

    on: date
    look_on: date
    reason: str
    read_from: str

    def to_dict(self) -> dict[str, Any]:
        return {
            "on": self.on.isoformat(),
            "look_on": self.look_on.isoformat(),
            "reason": self.reason,
            "read_from": self.read_from,
        }

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Look:
        """The look that `to_dict` gave `value` for; nothing is checked again."""
        days = {name: date.fromisoformat(value[name]) for name in ("on", "look_on")}
        return cls(**{**value, **days})


@dataclass(frozen=True)
class Settlement:
    """The outcome with its day, why, and where it was read; `unrated` when no rating came before it."""

    on: date
    outcome: Outcome
    reason: str
    read_from: str
    unrated: bool

    def to_dict(self) -> dict[str, Any]:
        return {
            "on": self.on.isoformat(),
            "outcome": self.outcome.to_dict(),
            "reason": self.reason,
            "read_from": self.read_from,
            "unrated": self.unrated,
        }

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Settlement:
        """The settlement that `to_dict` gave `value` for; nothing is checked again."""
        said = value["outcome"]
        outcome = Happened(said["happened"]) if "happened" in said else Value(said["value"])
        return cls(**{**value, "on": date.fromisoformat(value["on"]), "outcome": outcome})
