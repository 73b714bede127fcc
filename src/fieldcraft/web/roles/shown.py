"""A role as its pages show it: each criterion with what is weak in it and the bets that cite it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldcraft.bets.sentences import day
from fieldcraft.roles.faults import Fault, faults_of
from fieldcraft.roles.parts import parts
from fieldcraft.roles.role import PARTS, Criterion, Role
from fieldcraft.roles.statement import is_english
from fieldcraft.web.bets.lines import Line, ShownLine, shown


@dataclass(frozen=True)
class ShownCriterion:
    """A criterion with its parts in words, its faults, and the bets that cite it."""

    id: str
    number: int
    change: str
    parts: tuple[tuple[str, str], ...]
    faults: tuple[Fault, ...]
    english: bool
    bets: tuple[ShownLine, ...]


def about(role: Role, today: date, bets: Mapping[str, Sequence[Line]] | None = None) -> dict[str, Any]:
    """What the pages of one role say of it; faults are told as of today."""
    found = faults_of(role.criteria, today, role.content.starts)
    cited = bets or {}
    criteria = [
        _criterion(each, faults, today, cited.get(each.id, ()))
        for each, faults in zip(role.criteria, found, strict=True)
    ]
    return {
        "role": role,
        "criteria": criteria,
        "starts": day(role.content.starts, today),
        "until": day(role.until, today),
        "written": day(role.on, today),
        "weak": sum(bool(faults) for faults in found),
    }


def _criterion(
    criterion: Criterion, faults: tuple[Fault, ...], today: date, bets: Sequence[Line]
) -> ShownCriterion:
    return ShownCriterion(
        id=criterion.id,
        number=int(criterion.id.partition(".")[2]),
        change=criterion.change,
        parts=tuple((parts()[name].label, _part(criterion, name, today)) for name in PARTS[1:]),
        faults=faults,
        english=is_english(f"{criterion.change}\n{criterion.seen_by}"),
        bets=tuple(shown(line, today) for line in bets),
    )


def _part(criterion: Criterion, name: str, today: date) -> str:
    value = getattr(criterion, name)
    return day(value, today) if isinstance(value, date) else value or ""
