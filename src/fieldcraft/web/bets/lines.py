"""What a list says of a bet, from the columns of its row alone."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from fieldcraft.bets.cells import Cell, cells
from fieldcraft.bets.sentences import STATE_WORDS, amount, day, percent


@dataclass(frozen=True, slots=True)
class Line:
    """The columns that a line is made of."""

    number: int
    title: str
    stage: str
    due: date
    look_on: date
    settled_on: date | None
    cell: str
    last_probability: float | None
    p10: float | None
    p50: float | None
    p90: float | None
    unit: str
    # What its owner will do if something happens, which is read where it is asked for.
    if_then: str | None = None


LINE_COLUMNS = tuple(field.name for field in fields(Line))[:-1]
IF_THEN = "body__if_then"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line in words, with the cell that its bet fell into, where it did."""

    id: int
    title: str
    forecast: str
    day: str
    state: str
    cell: Cell | None
    rated: bool


def shown(line: Line, today: date) -> ShownLine:
    """The line as people read it."""
    return ShownLine(
        id=line.number,
        title=line.title,
        forecast=_forecast(line),
        day=day(line.settled_on or line.look_on, today),
        state=STATE_WORDS[_state(line, today)],
        cell=None if line.cell == "none" else cells()[line.cell],
        rated=line.stage == "rated",
    )


def _state(line: Line, today: date) -> str:
    if line.stage != "going":
        return line.stage
    return "open" if today <= line.due else "locked"


def _forecast(line: Line) -> str:
    if line.last_probability is not None:
        return percent(line.last_probability)
    assert line.p10 is not None and line.p50 is not None and line.p90 is not None
    return f"{amount(line.p10)} to {amount(line.p90)}, middle {amount(line.p50, line.unit)}"
