"""A draft: all that a bet is before it is kept. Read from the shape in CONTRACTS.md, and written to it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as fields_of
from datetime import date
from typing import Any

from fieldcraft.bets.forecast import Forecast, forecast_from_dict, read_forecast
from fieldcraft.bets.parts import parts
from fieldcraft.fields import TITLE_LIMIT, Fields, shown
from fieldcraft.refusal import refuse_if_any

# Practice bets are opened by the simulation alone, which is why a draft that is read may not be one.
KINDS = ("work", "reading", "training", "coaching")
# So that lists can be filtered by an index that holds them.
MOST_TAGS, LONGEST_TAG = 10, 40
TEXTS = ("goal", "situation", "choice", "reason", "resolution", "if_then")
LISTS = ("options", "controls", "does_not_control", "tags", "criteria", "sources", "lessons")


@dataclass(frozen=True)
class BaseRate:
    """Of `n` similar things, `k` came true; `of` says what is similar."""

    k: int
    n: int
    of: str

    def to_dict(self) -> dict[str, Any]:
        return {"k": self.k, "n": self.n, "of": self.of}


@dataclass(frozen=True)
class Stake:
    """What the choice may cost: hours, and money in the person's own currency; None where unknown."""

    hours: float | None
    money: float | None

    def to_dict(self) -> dict[str, Any]:
        return {"hours": self.hours, "money": self.money}


@dataclass(frozen=True)
class Draft:
    """A choice made for a goal, with a reason, a forecast and a date; texts may be empty."""

    kind: str
    title: str
    goal: str
    situation: str
    options: tuple[str, ...]
    choice: str
    reason: str
    base_rate: BaseRate | None
    forecast: Forecast
    resolution: str
    due: date
    controls: tuple[str, ...]
    does_not_control: tuple[str, ...]
    if_then: str
    stake: Stake | None
    reversible: bool | None
    tags: tuple[str, ...]
    criteria: tuple[str, ...]
    sources: tuple[str, ...]
    lessons: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The draft in the shape of CONTRACTS.md."""
        values: dict[str, Any] = {name: getattr(self, name) for name in FIELDS}
        values |= {name: list(values[name]) for name in LISTS}
        return values | {
            "base_rate": None if self.base_rate is None else self.base_rate.to_dict(),
            "forecast": self.forecast.to_dict(),
            "due": self.due.isoformat(),
            "stake": None if self.stake is None else self.stake.to_dict(),
        }

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Draft:
        """The draft that `to_dict` gave `value` for; nothing is checked again."""
        values = {name: value[name] for name in FIELDS}
        values |= {name: tuple(values[name]) for name in LISTS}
        base_rate, stake = values["base_rate"], values["stake"]
        values |= {
            "base_rate": None if base_rate is None else BaseRate(**base_rate),
            "forecast": forecast_from_dict(values["forecast"]),
            "due": date.fromisoformat(values["due"]),
            "stake": None if stake is None else Stake(**stake),
        }
        return cls(**values)


FIELDS = tuple(field.name for field in fields_of(Draft))


def read_draft(value: object, today: date) -> Draft:
    """The draft in `value`, JSON of unknown origin; Refused with everything that is wrong with it."""
    return _read(value, today, certainty=False)


def read_old_draft(value: object, opened: date) -> Draft:
    """The draft of a bet opened elsewhere on an earlier day: its due date may have passed since.

    Its probability may be 0 or 1, which a new bet's may not.
    """
    return _read(value, opened, certainty=True)


def _read(value: object, opened: date, certainty: bool) -> Draft:
    problems: list[str] = []
    fields = Fields(value, FIELDS, "draft", problems)
    if not fields.values:
        refuse_if_any(problems)
    title = _read_title(fields)
    values: dict[str, Any] = {
        "kind": _read_kind(fields),
        "title": title,
        "base_rate": _read_base_rate(fields.values.get("base_rate"), problems),
        "forecast": read_forecast(fields.values.get("forecast"), title, problems, certainty),
        "due": _read_due(fields, opened, certainty),
        "stake": _read_stake(fields.values.get("stake"), problems),
        "reversible": fields.flag("reversible"),
    }
    values |= {name: fields.text(name) for name in TEXTS}
    values |= {name: fields.texts(name) for name in LISTS}
    _check_tags(values["tags"], problems)
    refuse_if_any(problems)
    return Draft(**values)


def missing_parts(draft: Draft) -> tuple[str, ...]:
    """What a bet may lack but had better have, one sentence each, in the order of the form."""
    lacking = {name for name in FIELDS if not getattr(draft, name)}
    if len(draft.options) < 2:
        lacking.add("options")
    if draft.reversible is False:
        lacking.discard("reversible")
    return tuple(part.missing for part in parts() if part.missing and part.field in lacking)


def _check_tags(tags: tuple[str, ...], problems: list[str]) -> None:
    if len(tags) > MOST_TAGS:
        problems.append(
            f"There are {len(tags)} tags; keep the {MOST_TAGS} by which you will look for the bet."
        )
    problems.extend(
        f"The tag {shown(tag)} is too long; shorten it to one line of {LONGEST_TAG} characters."
        for tag in tags
        if len(tag) > LONGEST_TAG or "\n" in tag
    )


def _read_title(fields: Fields) -> str:
    before = len(fields.problems)
    title = " ".join(fields.text("title", TITLE_LIMIT).split())
    if not title and len(fields.problems) == before:
        fields.problems.append("The title is missing; say in one line what you bet on.")
    return title


def _read_kind(fields: Fields) -> str:
    if fields.values.get("kind") == "practice":
        fields.problems.append(
            "Practice bets are opened by the simulation; choose work, reading, training or coaching."
        )
        return ""
    return fields.choice("kind", KINDS)


def _read_due(fields: Fields, opened: date, old: bool) -> date | None:
    before = len(fields.problems)
    due = fields.day("due")
    if due is None and len(fields.problems) == before:
        fields.problems.append("The due date is missing; say by which day it will have happened or not.")
    if due is not None and due < opened:
        when = f"The date {due.day} {due:%B %Y}"
        fields.problems.append(
            f"{when} lies before the day on which the bet was opened, {opened}; mend one of them."
            if old
            else f"{when} has passed; choose a day from today on."
        )
    return due


def _read_base_rate(value: object, problems: list[str]) -> BaseRate | None:
    if value is None:
        return None
    before = len(problems)
    fields = Fields(value, ("k", "n", "of"), "base rate", problems)
    k, n, of = fields.whole("k"), fields.whole("n"), fields.text("of")
    if len(problems) > before:
        return None
    if k is None or n is None or not 0 <= k <= n or n < 1:
        problems.append(
            f"The base rate {shown(k)} of {shown(n)} cannot be; "
            "count how many (k) of how many similar things (n)."
        )
        return None
    return BaseRate(k, n, of)


def _read_stake(value: object, problems: list[str]) -> Stake | None:
    if value is None:
        return None
    before = len(problems)
    fields = Fields(value, ("hours", "money"), "stake", problems)
    hours, money = fields.number("hours"), fields.number("money")
    if any(amount is not None and amount < 0 for amount in (hours, money)):
        problems.append(
            "The stake is below zero; write the hours and the money it may cost, or leave it out."
        )
    if len(problems) > before or (hours is None and money is None):
        return None
    return Stake(hours, money)
