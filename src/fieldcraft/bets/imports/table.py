"""A table read from bytes, row by row: its encoding, its delimiter, its header.

Nothing but one row is held at a time, so a file of any length can be read.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from fieldcraft.refusal import Refused

MARKS = (
    # Before UTF-16, whose mark its own begins with.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DELIMITERS = (",", ";", "\t", "|")
# A longer cell, in characters, is a quote that nobody closed.
LONGEST_CELL = 131_072
SAMPLE_ROWS = 50
CHUNK = 1 << 20
# A table of bets has some tens; a page that asks for each of thousands is of no use.
MOST_COLUMNS = 200


@dataclass(frozen=True)
class Row:
    """One row: the line of the file where it starts, and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class BadLine:
    """A line that cannot be read, and why."""

    line: int
    why: str

    def to_dict(self) -> dict[str, object]:
        return {"line": self.line, "why": self.why}


@dataclass(frozen=True)
class Table:
    """How a file holds its table: the encoding, what parts its cells, and the first row."""

    encoding: str
    delimiter: str
    header: tuple[str, ...]

    def rows(self, file: BinaryIO) -> Iterator[Row | BadLine]:
        """The rows below the header; blank ones are left out, short ones filled up."""
        found = (row for row in parse_rows(file, self.encoding, self.delimiter))
        next(found, None)
        for row in found:
            yield self._fitted(row) if isinstance(row, Row) else row

    def _fitted(self, row: Row) -> Row | BadLine:
        wide = len(self.header)
        if any(cell.strip() for cell in row.cells[wide:]):
            return BadLine(
                row.line,
                f"It has {len(row.cells)} cells and the header has {wide}; "
                f"put quotes around a text that holds “{self.delimiter}”.",
            )
        return Row(row.line, (*row.cells[:wide], *[""] * (wide - len(row.cells))))


def find_table(file: BinaryIO) -> Table:
    """How `file` holds its table; Refused when it is empty or no text."""
    encoding = find_encoding(file)
    delimiter = max(DELIMITERS, key=lambda each: _evenness(file, encoding, each))
    first = next(parse_rows(file, encoding, delimiter), None)
    if first is None:
        raise Refused("The file is empty; name one that holds a table with a header.")
    if isinstance(first, BadLine):
        raise Refused(f"Line {first.line} cannot be read. {first.why}")
    header = tuple(cell.strip() for cell in first.cells)
    while header and not header[-1]:
        header = header[:-1]
    if len(header) > MOST_COLUMNS:
        raise Refused(
            f"The header has {len(header):,} columns; keep those that say something about bets, "
            f"{MOST_COLUMNS} at the most."
        )
    return Table(encoding, delimiter, header)


def find_encoding(file: BinaryIO) -> str:
    """The encoding: told by a byte-order mark, by zero bytes (UTF-16), by being UTF-8 or Windows-1252."""
    file.seek(0)
    start = file.read(4096)
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return encoding
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if odd > 0.4 * len(start) / 2 and not even:
        return "utf-16-le"
    if even > 0.4 * len(start) / 2 and not odd:
        return "utf-16-be"
    if even or odd:
        raise Refused("The file is not text; save the table as CSV and name that file.")
    if _is_text(file, "utf-8"):
        return "utf-8"
    if _is_text(file, "cp1252"):
        return "cp1252"
    raise Refused("The file is in an encoding that is not known here; save the table as CSV in UTF-8.")


def parse_rows(file: BinaryIO, encoding: str, delimiter: str) -> Iterator[Row | BadLine]:
    """All rows that are not blank, the header among them, each with the line it starts in."""
    file.seek(0)
    text = io.TextIOWrapper(file, encoding, errors="replace", newline="")
    try:
        # The limit is one for the whole process, and others set it too.
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        line = 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield BadLine(line, _said_of(error))
            else:
                if any(cell.strip() for cell in cells):
                    yield Row(line, tuple(cells))
            line = reader.line_num + 1
    finally:
        # The file is the caller's; without this the wrapper would close it. A reading that was broken off
        # may end after its file did.
        if not file.closed:
            text.detach()


def _said_of(error: csv.Error) -> str:
    if "field limit" in str(error):
        most = f"{LONGEST_CELL:,}"
        return f"A cell has more than {most} characters; shorten it, or close the quote that it begins with."
    return f"Its quotes do not match ({error}); mend them in this line."


def _is_text(file: BinaryIO, encoding: str) -> bool:
    """Whether all bytes are text of an encoding; a letter cut in two at the end of the file counts."""
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    try:
        while chunk := file.read(CHUNK):
            decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _evenness(file: BinaryIO, encoding: str, delimiter: str) -> tuple[int, int]:
    """How well a delimiter fits the first rows: how many have the commonest width, and that width."""
    rows = islice(parse_rows(file, encoding, delimiter), SAMPLE_ROWS)
    widths = Counter(len(row.cells) for row in rows if isinstance(row, Row))
    many = {width: count for width, count in widths.items() if width > 1}
    if not many:
        return 0, 0
    width = max(many, key=lambda each: (many[each], each))
    return many[width], width
