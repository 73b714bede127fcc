"""Adding many bets with their ledger entries at once, in plain SQL and without a model object a row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.ledger import Entry, Head, canonical_bytes, hash_after
from fieldcraft.bets.life import Event
from fieldcraft.web.bets.keys import key
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person

ENTRY = ("id", "owner_id", "sequence", "at", "kind", "body", "previous", "hash")
# The columns of a bet but for its owner, number and record, each with what it holds unless it is said.
COLUMNS: dict[str, Any] = {
    field.attname: field.get_default()
    for field in BetRow._meta.local_concrete_fields
    if field.attname not in ("id", "owner_id", "number", "body")
}
BET = ("id", "owner_id", "number", "body", *COLUMNS)
TOLD_BY = [list(COLUMNS).index(name) for name in ("title", "opened", "due")]
# The number under which a bet is written down before its own is known.
UNKNOWN = "0"
_START = f'{{"bet":"{UNKNOWN}",'


@dataclass(frozen=True)
class Written:
    """A bet that is ready to be added but for its number and its place in the ledger.

    `values` are those of COLUMNS; `record` and the bodies of the `events`, each with its kind, are JSON
    objects that lack the number of the bet.
    """

    values: tuple[Any, ...]
    record: str
    events: tuple[tuple[str, str], ...]

    @property
    def told_by(self) -> int:
        """What two bets that are the same have in common: title, opened, due."""
        return hash(tuple(self.values[place] for place in TOLD_BY))

    def parts(self) -> tuple[Any, ...]:
        """Plain values from which `Written(*parts)` is made again."""
        return self.values, self.record, self.events


def write_down(bet: Bet, events: Iterable[Event]) -> Written:
    """The bet with the events that led to it; its id and theirs are UNKNOWN."""
    columns = COLUMNS | BetRow.columns(bet)
    record = dict(columns.pop("body"))
    assert record.pop("id") == UNKNOWN
    return Written(
        tuple(map(_plain, columns.values())),
        json.dumps(record),
        tuple((event.kind, _body(event)) for event in events),
    )


def add_many(
    person: Person, written: Sequence[Written], number: int, head: Head, at: str
) -> tuple[int, Head]:
    """Add bets behind the one with this number and entries behind this head; the last number and head.

    Inside a transaction that no other writer of the ledger can overlap. `at` is when, as entries hold it.
    """
    entries: list[tuple[Any, ...]] = []
    rows: list[tuple[Any, ...]] = []
    for each in written:
        number += 1
        record = f'{each.record[:-1]}, "id": "{number}"}}'
        rows.append((key(person.pk, number), person.pk, number, record, *each.values))
        for kind, rest in each.events:
            body = f'{{"bet":"{number}",{rest}'
            entry = Head(head.length + 1, hash_after(head, at, kind, body))
            place = (key(person.pk, entry.length), person.pk, entry.length)
            entries.append((*place, at, kind, body, head.hash, entry.hash))
            head = entry
    _insert(LedgerEntryRow._meta.db_table, ENTRY, entries)
    _insert(BetRow._meta.db_table, BET, rows)
    return number, head


def insert_entries(person: Person, entries: Iterable[Entry]) -> None:
    """Add entries that have their place and hash already."""
    rows = [
        (
            key(person.pk, entry.sequence),
            person.pk,
            entry.sequence,
            entry.at,
            entry.kind,
            canonical_bytes(entry.body).decode(),
            entry.previous,
            entry.hash,
        )
        for entry in entries
    ]
    _insert(LedgerEntryRow._meta.db_table, ENTRY, rows)


def insert_bets(person: Person, bets: Iterable[tuple[int, dict[str, Any]]]) -> None:
    """Add bets, each with its number and the columns of its row."""
    rows = []
    for number, said in bets:
        columns = COLUMNS | said
        body = json.dumps(columns.pop("body"))
        rows.append((key(person.pk, number), person.pk, number, body, *map(_plain, columns.values())))
    _insert(BetRow._meta.db_table, BET, rows)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _body(event: Event) -> str:
    """The canonical body of an event without its bet, which stands first in it."""
    text = canonical_bytes(event.body).decode()
    assert text.startswith(_START), "a body begins with its bet"
    return text.removeprefix(_START)


def _insert(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)
