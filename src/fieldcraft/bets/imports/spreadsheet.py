"""A plain spreadsheet: one bet a row, its columns guessed or told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from fieldcraft.bets.draft import KINDS
from fieldcraft.bets.imports.candidate import Candidate, candidate, titled
from fieldcraft.bets.imports.record import Record
from fieldcraft.bets.imports.table import BadLine
from fieldcraft.bets.settlement import VOID, Happened, Outcome, Value
from fieldcraft.fields import shown

NAME = "spreadsheet"
TEXTS = ("goal", "situation", "choice", "reason", "resolution")
QUANTILES = ("p10", "p50", "p90")


def bets(records: Iterable[Record | BadLine], today: date) -> Iterator[Candidate | BadLine]:
    """The bet of each row. Without a day of opening, the due date counts as one, or today before that."""
    for record in records:
        yield record if isinstance(record, BadLine) else _bet(record, today)


def _bet(record: Record, today: date) -> Candidate | BadLine:
    due, settled = record.day("due", "due date"), record.day("settled", "day of settling")
    opened = record.day("opened", "day of opening")
    if opened is None and due is not None:
        opened = min(due, settled or due, today)
    draft: dict[str, Any] = titled(record.text("title")) | {
        "kind": _kind(record),
        "due": None if due is None else due.isoformat(),
        "tags": record.texts("tags"),
        **{name: record.text(name) for name in TEXTS},
    }
    forecast, ranged = _forecast(record)
    draft["forecast"] = forecast
    outcome = _outcome(record, ranged)
    if settled is not None and outcome is None:
        # A day alone settles nothing; many sheets keep the day to look at the outcome there.
        settled = None
    return candidate(record.line, draft, opened, settled, outcome, record.problems)


def _kind(record: Record) -> str:
    kind = record.text("kind").lower() or record.plan.kind
    if kind not in KINDS:
        record.problems.append(f"The kind {shown(kind)} is unknown; choose {', '.join(KINDS)}.")
    return kind


def _forecast(record: Record) -> tuple[dict[str, Any] | None, bool]:
    """The forecast of the row, None when it is empty; and whether it is a range."""
    chance = record.chance()
    hoped = record.text("hoped").lower()
    if chance is not None or record.text("probability"):
        said = {"question": record.text("title"), "probability": chance, "hoped": hoped or "yes"}
        return said, False
    if not any(record.text(name) for name in QUANTILES):
        return None, False
    numbers = {name: record.number(name) for name in QUANTILES}
    about = {"quantity": titled(record.text("title"))["title"], "unit": record.text("unit")}
    return {**about, **numbers, "hoped": hoped or "higher"}, True


def _outcome(record: Record, ranged: bool) -> Outcome | None:
    answer = record.answer()
    if ranged and answer != "void":
        value = record.number("value")
        return None if value is None else Value(value)
    return None if not answer else VOID if answer == "void" else Happened(answer)
