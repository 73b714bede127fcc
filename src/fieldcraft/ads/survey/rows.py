"""The rows of a table of ads, from any place in it: CSV, JSON lines or parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from fieldcraft.ads.survey.lines import MOST_LINE, LineFile, text_of_line
from fieldcraft.ads.survey.parquet import parquet_columns, parquet_rows
from fieldcraft.ads.survey.source import Part
from fieldcraft.refusal import Refused

# Rows looked at to tell which column is which.
PEEKED = 200
_DELIMITERS = ",;\t|"
_MANY_CELLS = 10_000


@dataclass(frozen=True)
class Row:
    """A row as it stands in the file. It holds the cells asked for, or its bytes, or why it is not one.

    `at` is the place after it, `number` counts from 1 without a header, `read` the bytes read on the disk.
    """

    at: int
    number: int
    read: int
    cells: tuple[str | None, ...] = ()
    line: bytes | None = None
    why: str = ""


def rows(part: Part, columns: Sequence[str | None], at: int = 0, number: int = 0) -> Iterator[Row]:
    """The rows after place `at`, before which `number` were read; of each the cells in `columns`.

    Of JSON lines the bytes, so that whoever works on them can take them apart.
    """
    if part.kind == "parquet":
        found = parquet_rows(part, columns, number)
        total = max(1, parquet_columns(part)[1])
        for row, cells in found:
            yield Row(row, row, part.size * row // total, cells)
    elif part.kind == "csv":
        yield from _csv_rows(part, columns, at, number)
    else:
        yield from _json_rows(part, at, number)


def peek(part: Part) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """The columns of a table, and its first rows by column."""
    if part.kind == "parquet":
        names, _ = parquet_columns(part)
        cells = islice(parquet_rows(part, names, 0), PEEKED)
        return names, [_named(names, row) for _, row in cells]
    if part.kind == "csv":
        names = tuple(csv_header(part)[0])
        found = (row.cells for row in islice(_csv_rows(part, names, 0, 0), PEEKED) if not row.why)
        return names, [_named(names, row) for row in found]
    objects = []
    for row in islice(_json_rows(part, 0, 0), PEEKED):
        value = json_object(row.line) if row.line else None
        if isinstance(value, dict):
            objects.append({key: cell(each) or "" for key, each in value.items()})
    return tuple(dict.fromkeys(name for each in objects for name in each)), objects


def json_object(line: bytes) -> Mapping[str, object] | str:
    """The object of one line, or a sentence that says why it is none."""
    try:
        value = json.loads(text_of_line(line))
    except (ValueError, RecursionError):
        return "The line is no JSON; it is broken, or was cut off."
    return value if isinstance(value, dict) else "The line is JSON, but no object with named fields."


def cell(value: object) -> str | None:
    """A value as text; None where there is none."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict | list):
        return None
    return str(value)


def csv_header(part: Part) -> tuple[list[str], str, int]:
    """The names of the columns, the delimiter, and the place after the header."""
    file = LineFile(part)
    try:
        first = next(file.lines(), None)
        if first is None or first[1] is None:
            raise Refused(f"{part.name} has no first line with the names of its columns; give it one.")
        line = text_of_line(first[1])
        delimiter = max(_DELIMITERS, key=_outside_quotes(line).count)
        records = _Records(file, delimiter, 0)
        header, at = next(iter(records), ([], 0))
        return [name.strip() for name in header], delimiter, at
    finally:
        file.close()


class _Records:
    """CSV records of a file; between two of them `at` is the place after the last one."""

    def __init__(self, file: LineFile, delimiter: str, at: int) -> None:
        self._file = file
        self.at = at
        self.too_long = 0
        csv.field_size_limit(MOST_LINE)
        self._reader = csv.reader(self._lines(), delimiter=delimiter)

    def _lines(self) -> Iterator[str]:
        for at, line in self._file.lines(self.at):
            self.at = at
            if line is None:
                self.too_long += 1
                continue
            yield text_of_line(line)

    def __iter__(self) -> Iterator[tuple[list[str], int]]:
        while True:
            try:
                yield next(self._reader), self.at
            except StopIteration:
                return
            except csv.Error:
                self.too_long += 1
                yield [], self.at


def _csv_rows(part: Part, columns: Sequence[str | None], at: int, number: int) -> Iterator[Row]:
    header, delimiter, begin = csv_header(part)
    places = [header.index(name) if name in header else None for name in columns]
    file = LineFile(part)
    try:
        records = _Records(file, delimiter, at or begin)
        for record, after in records:
            while records.too_long:
                records.too_long -= 1
                number += 1
                yield Row(after, number, file.read, why=_TOO_LONG)
            if not record or not any(record):
                continue
            number += 1
            extra = record[len(header) :]
            if len(record) < len(header) or any(extra):
                yield Row(after, number, file.read, why=_cells(len(record), len(header)))
                continue
            cells = tuple(None if place is None else record[place] for place in places)
            yield Row(after, number, file.read, cells)
        if records.too_long:
            yield Row(records.at, number + 1, file.read, why=_TOO_LONG)
    finally:
        file.close()


_TOO_LONG = f"It is longer than {MOST_LINE // 1_000_000} MB; perhaps a quotation mark is not closed."


def _cells(found: int, expected: int) -> str:
    return (
        f"It has {found:,} cells where the header has {expected:,}; "
        "a text with a delimiter in it must stand in quotation marks."
    )


def _json_rows(part: Part, at: int, number: int) -> Iterator[Row]:
    file = LineFile(part)
    try:
        for after, line in file.lines(at):
            if line is not None and not line.strip():
                continue
            number += 1
            if line is None:
                yield Row(after, number, file.read, why=_TOO_LONG)
            else:
                yield Row(after, number, file.read, line=line)
    finally:
        file.close()


def _named(names: Sequence[str], row: Sequence[str | None]) -> dict[str, str]:
    return {name: each or "" for name, each in zip(names, row, strict=True)}


def _outside_quotes(line: str) -> str:
    return "".join(line[:_MANY_CELLS].split('"')[::2])
