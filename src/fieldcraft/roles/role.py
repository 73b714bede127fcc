"""A role and its success criteria, version after version; nothing that was written is rewritten."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fieldcraft.refusal import Missing

HORIZON_MONTHS = 12
# What a criterion is made of, beside its id, in the order in which it is thought out.
PARTS = ("change", "seen_by", "by", "help", "may_decide")
# What becomes of a role that is put away; nothing is deleted one by one, since the ledger is never rewritten.
AWAY_MEANS = (
    "It leaves your list, and nothing more is written in it until you take it up again. Its versions stay in "
    "the ledger, bets that cite it keep it, and its number is not given again. A file that you handed over "
    "stays with whoever has it. To have everything gone, erase all your data."
)
CITED = re.compile(r"[Rr](\d{1,9})\.(\d{1,9})(?=$|[\s:,;–-])", re.ASCII)


class NoSuchCriterion(Missing):
    """A version of a role has no criterion with this id."""

    title = "No such criterion"

    def __init__(self, id: str) -> None:
        super().__init__(f"The role has no criterion {id} in this version; look at its earlier versions.")


@dataclass(frozen=True)
class Criterion:
    """One change that somebody must bring about; texts may be empty, `by` None.

    `id` is R, the role's number, a point and a number that the role gives once: it stays through all
    versions, so that a bet, a portfolio or an agreement can name it. It is empty before it is kept.
    """

    change: str
    seen_by: str = ""
    by: date | None = None
    help: str = ""
    may_decide: str = ""
    id: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The criterion in the shape of CONTRACTS.md, without its faults."""
        return {
            "id": self.id,
            "change": self.change,
            "seen_by": self.seen_by,
            "by": None if self.by is None else self.by.isoformat(),
            "help": self.help,
            "may_decide": self.may_decide,
        }

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Criterion:
        """The criterion that `to_dict` gave `value` for; nothing is checked again."""
        by = value["by"]
        return cls(**value | {"by": None if by is None else date.fromisoformat(by)})


@dataclass(frozen=True)
class Content:
    """What a person writes of a role: its title, for whom, the day it starts, its criteria."""

    title: str
    whom: str
    starts: date
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True)
class Origin:
    """Where an imported role came from: its id and version there, when it was exported, the ledger head."""

    role: str
    version: int
    exported: str
    ledger: str

    def to_dict(self) -> dict[str, Any]:
        return {
            "role": self.role,
            "version": self.version,
            "exported": self.exported,
            "ledger": self.ledger,
        }


@dataclass(frozen=True)
class Role:
    """One version of a role: what is written, the version's number from 1, and the day it was written on.

    `given` is how many criterion numbers were given so far; none is given twice. `away`: the role was put
    away with this version, and nothing is written in it until it is taken up again.
    """

    id: str
    content: Content
    version: int
    on: date
    given: int
    origin: Origin | None = None
    away: bool = False

    @property
    def number(self) -> int:
        """The role's number among its owner's roles."""
        return int(self.id[1:])

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return self.content.criteria

    @property
    def until(self) -> date:
        """The last day of the twelve months."""
        return months_after(self.content.starts, HORIZON_MONTHS)

    def criterion(self, id: str) -> Criterion:
        """The criterion with this id; NoSuchCriterion when this version has none."""
        for each in self.criteria:
            if each.id == id:
                return each
        raise NoSuchCriterion(id)

    def record(self) -> dict[str, Any]:
        """All that is kept of this version, as JSON; `from_record` gives it back."""
        content = self.content
        # Said only where it holds, so that versions from before roles could be put away stay as they are.
        away = {"away": True} if self.away else {}
        return away | {
            "role": str(self.number),
            "on": self.on.isoformat(),
            "version": self.version,
            "title": content.title,
            "for": content.whom,
            "starts": content.starts.isoformat(),
            "criteria": [each.to_dict() for each in self.criteria],
            "given": self.given,
            "origin": None if self.origin is None else self.origin.to_dict(),
        }

    @classmethod
    def from_record(cls, value: dict[str, Any]) -> Role:
        """The version that `record` gave `value` for; KeyError, TypeError or ValueError when it is none."""
        criteria = tuple(Criterion.from_dict(each) for each in value["criteria"])
        starts, origin = date.fromisoformat(value["starts"]), value["origin"]
        return cls(
            id=f"R{int(value['role'])}",
            content=Content(str(value["title"]), str(value["for"]), starts, criteria),
            version=int(value["version"]),
            on=date.fromisoformat(value["on"]),
            given=int(value["given"]),
            origin=None if origin is None else Origin(**origin),
            away=value.get("away") is True,
        )


def cited_id(text: str) -> str:
    """The id of the criterion that a line cites ("R1.2", "r1.2: raise activation"); empty when it is none."""
    found = CITED.match(text.strip())
    return f"R{int(found[1])}.{int(found[2])}" if found else ""


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where there is no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def new_role(number: int, content: Content, today: date, origin: Origin | None = None) -> Role:
    """The first version of a role."""
    role = Role(f"R{number}", replace(content, criteria=()), 1, today, 0, origin)
    criteria, given = _with_ids(role, content.criteria)
    return replace(role, content=replace(content, criteria=criteria), given=given)


def rewrite(role: Role, content: Content, today: date) -> Role:
    """The next version of a role; the same role when nothing in it changed.

    A criterion whose id the role knows keeps it; every other one is given a new id.
    """
    criteria, given = _with_ids(role, content.criteria)
    written = replace(content, criteria=criteria)
    if written == role.content:
        return role
    return replace(role, content=written, version=role.version + 1, on=today, given=given)


def put_away(role: Role, today: date) -> Role:
    """The version with which a role is put away; the same role when it is away already."""
    return role if role.away else replace(role, version=role.version + 1, on=today, away=True)


def take_up(role: Role, today: date) -> Role:
    """The version with which a role is taken up again; the same role when it is not away."""
    return replace(role, version=role.version + 1, on=today, away=False) if role.away else role


def _with_ids(role: Role, criteria: Iterable[Criterion]) -> tuple[tuple[Criterion, ...], int]:
    """The criteria, each with an id of this role, and how many numbers are given after that."""
    known = {f"{role.id}.{number}" for number in range(1, role.given + 1)}
    used: set[str] = set()
    given = role.given

    def each() -> Iterator[Criterion]:
        nonlocal given
        for criterion in criteria:
            id = criterion.id
            if id not in known or id in used:
                given += 1
                id = f"{role.id}.{given}"
            used.add(id)
            yield replace(criterion, id=id)

    return tuple(each()), given
