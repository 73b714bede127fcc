"""The rows of one change in plain SQL, so that a change costs little beside its write.

Django compiles a query anew each time and asks every field for its value, which takes several times as long
as running these statements.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.ledger import GENESIS, Entry, Head
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person

BETS, ENTRIES = BetRow._meta.db_table, LedgerEntryRow._meta.db_table


@dataclass(frozen=True, slots=True)
class End:
    """Where a person's bets and ledger end: the last bet's number (0 for none), when the last entry was
    written (empty for none), and the head."""

    number: int
    at: str
    head: Head


def end_of(cursor: CursorWrapper, person: Person) -> End:
    """Where the person's bets and ledger end."""
    cursor.execute(
        "SELECT last_bet.number, last_entry.at, last_entry.sequence, last_entry.hash "
        "FROM (SELECT 1) AS here "
        f"LEFT JOIN (SELECT number FROM {BETS} WHERE owner_id = %s "
        "ORDER BY number DESC LIMIT 1) AS last_bet ON 1 = 1 "
        f"LEFT JOIN (SELECT at, sequence, hash FROM {ENTRIES} WHERE owner_id = %s "
        "ORDER BY sequence DESC LIMIT 1) AS last_entry ON 1 = 1",
        [person.pk, person.pk],
    )
    number, at, length, hash = cursor.fetchone()
    return End(number or 0, at or "", GENESIS if at is None else Head(length, hash))


def add_entry(cursor: CursorWrapper, person: Person, entry: Entry, body: str) -> None:
    """Write an entry behind the person's ledger; `body` is its body in canonical JSON."""
    _insert(cursor, LedgerEntryRow, {"owner_id": person.pk, **LedgerEntryRow.columns(entry, body)})


def add_bet(cursor: CursorWrapper, person: Person, bet: Bet, form_key: str | None = None) -> None:
    """Write the row of a new bet."""
    fixed = {"owner_id": person.pk, "number": int(bet.id), "form_key": form_key or None}
    _insert(cursor, BetRow, _columns(bet) | fixed)


def change_bet(cursor: CursorWrapper, person: Person, bet: Bet) -> None:
    """Write what became of a bet into its row."""
    columns = _columns(bet)
    places = ", ".join(f"{name} = %s" for name in columns)
    cursor.execute(
        f"UPDATE {BETS} SET {places} WHERE owner_id = %s AND number = %s",
        [*columns.values(), person.pk, int(bet.id)],
    )


def find_bet(
    cursor: CursorWrapper, person: Person, column: Literal["number", "form_key"], value: int | str
) -> Bet | None:
    """The person's bet with this `number` or `form_key`; None when there is none."""
    cursor.execute(f"SELECT body FROM {BETS} WHERE owner_id = %s AND {column} = %s", [person.pk, value])
    found = cursor.fetchone()
    return None if found is None else Bet.from_record(json.loads(found[0]))


def _columns(bet: Bet) -> dict[str, Any]:
    columns = BetRow.columns(bet)
    return columns | {"body": json.dumps(columns["body"])}


def _insert(cursor: CursorWrapper, table: type[Model], columns: dict[str, Any]) -> None:
    statement, unsaid = _insertion(table)
    cursor.execute(statement, [*(unsaid | columns).values()])


@cache
def _insertion(table: type[Model]) -> tuple[str, dict[str, Any]]:
    """The statement that writes a row of a table, and each of its columns with what it holds when unsaid."""
    fields = [field for field in table._meta.local_concrete_fields if not field.primary_key]
    unsaid = {field.attname: field.get_default() for field in fields}
    places = ", ".join(["%s"] * len(unsaid))
    return f"INSERT INTO {table._meta.db_table} ({', '.join(unsaid)}) VALUES ({places})", unsaid
