"""Reads a file of bets twice: once to decide how, once line by line. Holds no more than one question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import BinaryIO

from fieldcraft.bets.draft import KINDS
from fieldcraft.bets.imports import drafts, fatebook, predictionbook, spreadsheet
from fieldcraft.bets.imports.candidate import Candidate
from fieldcraft.bets.imports.chances import ScalesSeen, decide_scale
from fieldcraft.bets.imports.columns import guess_columns
from fieldcraft.bets.imports.dates import OrdersSeen, decide_orders
from fieldcraft.bets.imports.plan import Choices, Plan
from fieldcraft.bets.imports.record import Record
from fieldcraft.bets.imports.table import SAMPLE_ROWS, BadLine, Row, Table, find_table
from fieldcraft.refusal import Refused

DAYS = ("opened", "due", "settled")


def plan_import(file: BinaryIO, choices: Choices) -> Plan:
    """How `file` will be read; Refused when that cannot be decided, with what to say about it."""
    if choices.kind not in KINDS:
        raise Refused(f"The kind is {' or '.join(KINDS)}, not {choices.kind}.")
    if holds_json(file):
        rows = sum(1 for _ in drafts.lines(file))
        return Plan(drafts.NAME, None, {}, {}, "fraction", choices.kind, "", rows, ())
    if _starts(file).startswith(b"[{"):
        raise Refused("The file is one JSON list; write its drafts without the brackets, one a line.")
    table = find_table(file)
    format, columns = _recognise(file, table, choices)
    days = {field: OrdersSeen(table.header[columns[field]]) for field in DAYS if field in columns}
    scales, people, count = ScalesSeen(), dict[str, int](), 0
    for row in table.rows(file):
        count += 1
        if isinstance(row, Row):
            _take_note(row, columns, days, scales, people)
    if count == 0:
        raise Refused("The file holds a header and no line below it; choose one that holds bets.")
    orders = decide_orders(days, choices.dates)
    fixed = {fatebook.NAME: fatebook.SCALE, predictionbook.NAME: predictionbook.SCALE}
    return Plan(
        format,
        table,
        columns,
        orders,
        fixed.get(format) or decide_scale(scales, choices.chances),
        choices.kind,
        _whose(people, choices.mine),
        count,
        _notes(format, columns, table.encoding),
    )


def read_bets(file: BinaryIO, plan: Plan, today: date) -> Iterator[Candidate | BadLine]:
    """The bets of a file, and the lines that hold none, in the order of the file."""
    if plan.table is None:
        return _drafts(file)
    records = (
        row if isinstance(row, BadLine) else Record(row, plan)
        for row in without_repeats(plan.table.rows(file))
    )
    if plan.format == fatebook.NAME:
        return fatebook.bets(records)
    if plan.format == predictionbook.NAME:
        return predictionbook.bets(records)
    return spreadsheet.bets(records, today)


def without_repeats(rows: Iterable[Row | BadLine]) -> Iterator[Row | BadLine]:
    """The rows; one that is the same as an earlier one comes as a bad line."""
    seen = Repeats()
    for row in rows:
        if isinstance(row, Row):
            yield seen.check(row.line, "\0".join(row.cells).encode("utf-8", "backslashreplace")) or row
        else:
            yield row


class Repeats:
    """Remembers lines by sixteen bytes each."""

    def __init__(self) -> None:
        self.lines: dict[bytes, int] = {}

    def check(self, line: int, content: bytes) -> BadLine | None:
        """A bad line when the same content stood in an earlier one."""
        earlier = self.lines.setdefault(blake2b(content, digest_size=16).digest(), line)
        if earlier == line:
            return None
        return BadLine(line, f"It is the same as line {earlier}; remove one of them.")


def _drafts(file: BinaryIO) -> Iterator[Candidate | BadLine]:
    seen = Repeats()
    for number, line in drafts.lines(file):
        yield seen.check(number, line.strip()) or drafts.bet_of(number, line)


def holds_json(file: BinaryIO) -> bool:
    """Whether the file holds drafts in JSON lines rather than a table."""
    return _starts(file).startswith(b"{")


def _starts(file: BinaryIO) -> bytes:
    """The first bytes of a file that say something, without blanks."""
    file.seek(0)
    return b"".join(file.read(4096).removeprefix(drafts.MARK).split())


def known_format(header: Sequence[str]) -> tuple[str, dict[str, int]] | None:
    """The format that a header is known by, with its columns by field; None for a plain spreadsheet."""
    for each in (fatebook, predictionbook):
        columns = each.columns(header)
        if columns is not None:
            return each.NAME, columns
    return None


def _recognise(file: BinaryIO, table: Table, choices: Choices) -> tuple[str, dict[str, int]]:
    known = None if choices.columns else known_format(table.header)
    if known is not None:
        return known
    sample = [row.cells for row in islice(table.rows(file), SAMPLE_ROWS) if isinstance(row, Row)]
    return spreadsheet.NAME, guess_columns(table.header, sample, choices.columns)


def _take_note(
    row: Row,
    columns: dict[str, int],
    days: dict[str, OrdersSeen],
    scales: ScalesSeen,
    people: dict[str, int],
) -> None:
    for field, seen in days.items():
        seen.see(row.line, row.cells[columns[field]])
    if "probability" in columns:
        scales.see(row.line, row.cells[columns["probability"]])
    if "by" in columns:
        name = row.cells[columns["by"]].strip()
        people[name] = people.get(name, 0) + 1


def _whose(people: dict[str, int], mine: str | None) -> str:
    """The name under which the person's own forecasts stand; empty where nobody is named."""
    if not people:
        return ""
    if mine is None and len(people) == 1:
        return next(iter(people))
    if mine in people:
        return str(mine)
    names = ", ".join(sorted(people, key=lambda name: -people[name])[:10])
    raise Refused(
        f"The file holds forecasts of {names}; say which are yours (in a terminal with --mine NAME)."
    )


def _notes(format: str, columns: dict[str, int], encoding: str) -> tuple[str, ...]:
    notes = []
    if format == predictionbook.NAME:
        notes.append(predictionbook.NOTE)
    if format == spreadsheet.NAME and "opened" not in columns:
        notes.append("No column says when a bet was opened; the due date is taken for it.")
    if encoding == "cp1252":
        notes.append(
            "Its letters are read as Windows-1252; if some look wrong, save the table as CSV in UTF-8 first."
        )
    return tuple(notes)
