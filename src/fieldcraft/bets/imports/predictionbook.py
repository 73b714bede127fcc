"""PredictionBook's CSV export: one prediction a row, seventeen columns named as in its interface."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fieldcraft.bets.imports.candidate import Candidate, candidate, titled
from fieldcraft.bets.imports.record import Record
from fieldcraft.bets.imports.table import BadLine
from fieldcraft.bets.settlement import Happened

NAME = "predictionbook"
SCALE = "percent"
NOTE = (
    "PredictionBook exports the mean of everybody's confidence in a prediction; "
    "where others answered too, that is not yours alone."
)
# Field -> the header that holds it.
HEADERS = {
    "title": "description_with_group",
    "probability": "mean_confidence",
    "opened": "created_at",
    "due": "deadline",
    "happened": "outcome",
    "settled": "last_judgement_at",
}


def columns(header: Sequence[str]) -> dict[str, int] | None:
    """The place of the column for each field; None when the header is not that of this export."""
    if not set(HEADERS.values()) <= set(header):
        return None
    return {field: header.index(name) for field, name in HEADERS.items()}


def bets(records: Iterable[Record | BadLine]) -> Iterator[Candidate | BadLine]:
    """The bet of each prediction. What was judged unknown is open: it can be judged again."""
    for record in records:
        yield record if isinstance(record, BadLine) else _bet(record)


def _bet(record: Record) -> Candidate | BadLine:
    answer = record.answer()
    due = record.day("due", "deadline")
    draft = titled(record.text("title")) | {
        "kind": record.plan.kind,
        "forecast": {"question": record.text("title"), "probability": record.chance(), "hoped": "yes"},
        "due": None if due is None else due.isoformat(),
    }
    opened = record.day("opened", "day of creation")
    settled = record.day("settled", "day of judgement") if answer else None
    return candidate(
        record.line, draft, opened, settled, Happened(answer) if answer else None, record.problems
    )
