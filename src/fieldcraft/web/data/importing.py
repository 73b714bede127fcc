"""Bets of a file become bets here: all of them in one transaction, or none.

Everything is read, checked and written down in a file of our own before the transaction begins, so that
others can write meanwhile; in the transaction the entries are chained to whatever the ledger ends with then.
"""

from __future__ import annotations

import marshal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import BinaryIO

from django.db import connection, transaction

from fieldcraft.bets.imports.candidate import Candidate
from fieldcraft.bets.imports.plan import Plan
from fieldcraft.bets.imports.reading import read_bets
from fieldcraft.bets.imports.table import BadLine
from fieldcraft.bets.ledger import GENESIS, Head, check_clock, written
from fieldcraft.refusal import Refused
from fieldcraft.web.bets.adding_many import UNKNOWN, Written, add_many, write_down
from fieldcraft.web.bets.keys import key
from fieldcraft.web.bets.search_index import added_together
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.bets.transactions import writing
from fieldcraft.web.data.turns import turns
from fieldcraft.web.home import data_folder
from fieldcraft.web.people.tables import Person
from fieldcraft.web.whole_files import cannot_write

# Bets held in memory before they are written together.
BATCH = 500

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Imported:
    """How many bets were kept, and the lines that were not."""

    imported: int
    refused: tuple[BadLine, ...]

    def to_dict(self) -> dict[str, object]:
        return {"imported": self.imported, "refused": [each.to_dict() for each in self.refused]}


def import_bets(
    person: Person,
    file: BinaryIO,
    plan: Plan,
    today: date,
    now: datetime,
    *,
    skip_bad: bool = False,
    progress: Progress = lambda count: None,
    keeping: Progress = lambda count: None,
) -> Imported:
    """Keep the bets of a file, read as `plan` says. With a bad line nothing is kept, unless `skip_bad`.

    A bet that is among the person's bets already (same title, opened and due) is a bad line, so that a
    file that is imported twice is kept once. `progress` is told of the lines read, `keeping` of the bets
    written in the transaction; what either raises ends the import, and nothing is kept.
    """
    seen = _Seen.now(person, now)
    refused, stored = list[BadLine](), 0
    with _room_beside() as store:
        for count, read in enumerate(read_bets(file, plan, today), 1):
            bad = read if isinstance(read, BadLine) else _put_down(store, seen, read, today)
            if bad is not None:
                refused.append(bad)
            else:
                stored += 1
            if count % BATCH == 0:
                progress(count)
        if refused and not skip_bad:
            return Imported(0, tuple(refused))
        with _said_of_room():
            store.seek(0)
        with turns.only_writer(), writing(person):
            kept, late = _keep(store, stored, seen.again(person, now), now, keeping)
            if late and not skip_bad:
                transaction.set_rollback(True)
                return Imported(0, tuple(late))
    return Imported(kept, tuple(sorted([*refused, *late], key=lambda bad: bad.line)))


@dataclass(frozen=True)
class _Seen:
    """What stood in the person's ledger and among the bets at one moment; bets by what they are told by."""

    person: Person
    head: Head
    number: int
    bets: dict[int, int]

    @classmethod
    def now(cls, person: Person, now: datetime, after: int = 0) -> _Seen:
        """What stands there now, of the bets those with numbers after `after`."""
        last = LedgerEntryRow.objects.filter(owner=person).order_by("-pk").first()
        if last is not None:
            check_clock(last.at, now)
        mine = BetRow.objects.filter(owner=person)
        told_by = ("title", "opened", "due", "number")
        return cls(
            person,
            GENESIS if last is None else Head(last.sequence, last.hash),
            mine.order_by("-pk").values_list("number", flat=True).first() or 0,
            {
                hash((title, opened.isoformat(), due.isoformat())): number
                for title, opened, due, number in mine.filter(pk__gt=key(person.pk, after))
                .values_list(*told_by)
                .iterator()
            },
        )

    def again(self, person: Person, now: datetime) -> _Seen:
        """What was added since; Refused when it is another ledger by now."""
        same = Person.objects.filter(pk=person.pk).exists()
        if same and self.head != GENESIS:
            place = LedgerEntryRow.objects.filter(owner=person, sequence=self.head.length)
            same = place.filter(hash=self.head.hash).exists()
        if not same:
            raise Refused(
                "What you have here was erased or replaced by a backup while the file was read, so nothing "
                "was imported; look at your bets, then import the file again."
            )
        return _Seen.now(person, now, after=self.number)


def _put_down(store: BinaryIO, seen: _Seen, found: Candidate, today: date) -> BadLine | None:
    """Write a bet down to be kept later, or say why it cannot be."""
    try:
        bet = write_down(*found.to_bet(UNKNOWN, today))
    except Refused as refused:
        return BadLine(found.line, " ".join(refused.problems))
    if bet.told_by in seen.bets:
        return _is_there(found.line, seen.bets[bet.told_by])
    with _said_of_room():
        marshal.dump((found.line, bet.parts()), store)
    return None


def _keep(
    store: BinaryIO, count: int, since: _Seen, now: datetime, keeping: Progress
) -> tuple[int, list[BadLine]]:
    """Keep what was written down; how many, and the lines of bets that somebody else added meanwhile."""
    number, head, late = since.number, since.head, list[BadLine]()
    stored = _stored(store, count)
    with added_together(connection):
        while taken := list(islice(stored, BATCH)):
            batch = []
            for line, bet in taken:
                there = since.bets.get(bet.told_by) if since.bets else None
                if there is not None:
                    late.append(_is_there(line, there))
                else:
                    batch.append(bet)
            number, head = add_many(since.person, batch, number, head, written(now))
            keeping(number - since.number)
    return number - since.number, late


def _stored(store: BinaryIO, count: int) -> Iterator[tuple[int, Written]]:
    """The bets that were put down, each with its line."""
    for _ in range(count):
        line, parts = marshal.load(store)
        yield line, Written(*parts)


def _is_there(line: int, number: int) -> BadLine:
    return BadLine(line, f"It is among your bets already, as bet {number}; remove the line.")


@contextmanager
def _said_of_room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise cannot_write(data_folder(), error) from None


@contextmanager
def _room_beside() -> Iterator[BinaryIO]:
    """A file without a name beside the data: it goes when it is closed, or with the process that dies."""
    with _said_of_room():
        store = tempfile.TemporaryFile(dir=data_folder())  # noqa: SIM115
    try:
        yield store
    finally:
        # On a full disk what is left to write cannot be written, and nobody needs it any more.
        with suppress(OSError):
            store.close()
