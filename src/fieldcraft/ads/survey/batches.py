"""A source cut into batches, from any place in it: as many ads as are worth sending to another process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from fieldcraft.ads.limits import MOST_FILE_BYTES
from fieldcraft.ads.survey.columns import FOLDER, Columns, choose_columns
from fieldcraft.ads.survey.lines import open_file
from fieldcraft.ads.survey.parquet import parquet_columns
from fieldcraft.ads.survey.rows import csv_header, peek, rows
from fieldcraft.ads.survey.source import Part, Source
from fieldcraft.refusal import Refused

MOST_ADS = 128
MOST_BYTES = 1_000_000


@dataclass(frozen=True)
class Place:
    """A place in a source: the part, the place in it, the rows of it read before, and the bytes before it."""

    part: int = 0
    at: int = 0
    number: int = 0
    read: int = 0


@dataclass(frozen=True)
class Item:
    """An ad as it comes: the bytes of a file or of a JSON line, or cells in the order of the columns."""

    file: str
    number: int = 0
    data: bytes | None = None
    cells: tuple[str | None, ...] = ()
    why: str = ""
    folder: str | None = None


@dataclass(frozen=True)
class Batch:
    """Some ads in their order, and the place after them."""

    items: tuple[Item, ...]
    after: Place


@dataclass
class _Filling:
    items: list[Item] = field(default_factory=list)
    size: int = 0

    def add(self, item: Item) -> None:
        self.items.append(item)
        self.size += len(item.data or b"") + sum(len(each or "") for each in item.cells)

    @property
    def full(self) -> bool:
        return len(self.items) >= MOST_ADS or self.size >= MOST_BYTES


def batches(source: Source, columns: Columns, by_folder: bool, start: Place) -> Iterator[Batch]:
    """All ads after `start`, in their order. Places are the same whatever place was begun at."""
    filling = _Filling()
    before = sum(part.size for part in source.parts[: start.part])
    after = start
    for index in range(start.part, len(source.parts)):
        part = source.parts[index]
        begin = start if index == start.part else Place(index, read=before)
        for item, after in _items(part, columns, begin, before):
            filling.add(replace(item, folder=part.folder if by_folder else None))
            if filling.full:
                yield Batch(tuple(filling.items), after)
                filling = _Filling()
        before += part.size
        after = Place(index + 1, read=before)
    if filling.items or after != start:
        yield Batch(tuple(filling.items), after)


def choose(source: Source, text: str | None, by: str | None) -> Columns:
    """The columns of the source's tables; the first table decides, and others are read by the same names."""
    tables = source.tables
    if tables:
        names, first = peek(tables[0])
        if not names:
            raise Refused(
                f"{tables[0].name} holds no rows with named columns; check that it is what it says."
            )
        return choose_columns(names, first, text, by)
    if by is not None and by.lower() != FOLDER:
        raise Refused(
            f"A folder of ads has no column {by}; group by folder (--by {FOLDER}), or give a table of ads."
        )
    return Columns(None)


def _items(part: Part, columns: Columns, begin: Place, before: int) -> Iterator[tuple[Item, Place]]:
    if part.kind == "document":
        data, why = _bytes_of(part)
        yield Item(part.name, 0, data, why=why), Place(begin.part + 1, read=before + part.size)
        return
    names = _names_of(part)
    if names is not None and columns.text not in names:
        why = f"It has no column {columns.text}; its columns are {', '.join(names)[:200]}."
        yield Item(part.name, why=why), Place(begin.part + 1, read=before + part.size)
        return
    for row in rows(part, columns.wanted, begin.at, begin.number):
        place = Place(begin.part, row.at, row.number, before + min(part.size, row.read))
        yield Item(part.name, row.number, row.line, row.cells, row.why), place


def _names_of(part: Part) -> tuple[str, ...] | None:
    """The columns of a table; None where each line names its own."""
    if part.kind == "csv":
        return tuple(csv_header(part)[0])
    return parquet_columns(part)[0] if part.kind == "parquet" else None


def _bytes_of(part: Part) -> tuple[bytes | None, str]:
    """The bytes of a file, or one more than are read of an ad, which is enough to refuse it."""
    try:
        with open_file(part.path) as file:
            return file.read(MOST_FILE_BYTES + 1), ""
    except (Refused, OSError) as error:
        return None, str(error)
