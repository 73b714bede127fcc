"""Fatebook's CSV export: one forecast a row, the forecasts of one question one after the other.

Written with 15, 16 and 17 columns over the years; those that are read here have two names each at most.
An option of a multiple-choice question is a yes/no question of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from fieldcraft.bets.imports.candidate import Candidate, candidate, titled
from fieldcraft.bets.imports.dates import read_date
from fieldcraft.bets.imports.record import Record
from fieldcraft.bets.imports.table import BadLine
from fieldcraft.bets.settlement import Happened

NAME = "fatebook"
SCALE = "fraction"
# Field -> the headers that may hold it, the newest first.
HEADERS = {
    "title": ("Question title",),
    "option": ("Multiple choice option",),
    "by": ("Forecast created by",),
    "probability": ("Forecast (scale = 0-1)",),
    "opened": ("Forecast created at",),
    "asked": ("Question created at",),
    "due": ("Question resolve by",),
    "happened": ("Resolution", "Question resolution"),
    "settled": ("Resolved at", "Question resolved at"),
    "situation": ("Question notes",),
    "tags": ("Question tags",),
}
NEEDED = ("title", "by", "probability", "opened", "due", "happened", "settled")
TAGS = (12, 40)


def columns(header: Sequence[str]) -> dict[str, int] | None:
    """The place of the column for each field; None when the header is not that of this export."""
    places = {
        field: header.index(name) for field, names in HEADERS.items() for name in names if name in header
    }
    return places if set(NEEDED) <= places.keys() else None


def bets(records: Iterable[Record | BadLine]) -> Iterator[Candidate | BadLine]:
    """A bet for each question, or option, on which the person forecast, with all those forecasts."""
    for question, rows in groupby(records, key=_question):
        options: dict[str, list[Record]] = {}
        for row in rows:
            if isinstance(row, BadLine):
                yield row
            elif row.text("by") == row.plan.mine:
                options.setdefault(row.text("option"), []).append(row)
        for option, forecasts in options.items():
            yield from _bets_of(f"{question[0]} · {option}" if option else question[0], forecasts)


def _question(record: Record | BadLine) -> tuple[str, ...]:
    if isinstance(record, BadLine):
        return ("", str(record.line))
    return tuple(record.text(field) for field in ("title", "asked", "due"))


def _bets_of(title: str, forecasts: Sequence[Record]) -> Iterator[Candidate | BadLine]:
    """The bet of one question, after the lines that are left out of it."""
    made: list[tuple[date, float]] = []
    good: list[Record] = []
    for record in sorted(forecasts, key=_moment):
        on, chance = record.day("opened", "day of the forecast"), record.chance()
        why = " ".join(record.problems) or _why_not(record, on, chance)
        if why or on is None or chance is None:
            yield BadLine(record.line, why)
            continue
        made.append((on, chance))
        good.append(record)
    if not good:
        return
    first = good[0]
    first.problems.clear()
    yield _bet(title, first, made)


def _moment(record: Record) -> tuple[str, list[int]]:
    """By when a forecast was made; the export writes seconds with one digit or two."""
    day, _, time = record.text("opened").partition(" ")
    on = read_date(day, record.plan.orders.get("opened", "dmy"))
    return "" if on is None else on.isoformat(), [int(part) for part in re.findall(r"\d+", time)]


def _why_not(record: Record, on: date | None, chance: float | None) -> str:
    """Why a forecast cannot be part of a bet; empty when it can."""
    due, settled = record.day("due", "resolve-by day"), _settled(record)
    if record.problems:
        return " ".join(record.problems)
    if on is None or chance is None:
        return "The forecast has no day or no probability; add it, or leave the line out."
    if due is not None and on > due:
        return (
            f"The forecast was made on {on}, after the due date {due}; it cannot count. Leave the line out."
        )
    if settled is not None and on > settled:
        return f"The forecast was made on {on}, after the outcome on {settled}; leave the line out."
    return ""


def _settled(record: Record) -> date | None:
    return record.day("settled", "day of resolution") if record.answer() else None


def _bet(title: str, first: Record, made: Sequence[tuple[date, float]]) -> Candidate | BadLine:
    due, answer = first.day("due", "resolve-by day"), first.answer()
    most, longest = TAGS
    draft: dict[str, Any] = titled(title) | {
        "kind": first.plan.kind,
        "situation": first.text("situation"),
        "forecast": {"question": title, "probability": made[0][1], "hoped": "yes"},
        "due": None if due is None else due.isoformat(),
        "tags": [tag[:longest] for tag in first.texts("tags")[:most]],
    }
    outcome = Happened(answer) if answer else None
    return candidate(first.line, draft, made[0][0], _settled(first), outcome, first.problems, made[1:])
