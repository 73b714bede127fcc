"""The rows of one change in plain SQL, so that a change costs little beside its write.

Django compiles a query anew each time and asks every field for its value, which takes several times as long
as running these statements.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Model

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.ledger import GENESIS, Entry, Head, append_written, canonical
from fieldcraft.bets.life import Event
from fieldcraft.web.bets.keys import key, last_key
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.bets.transactions import Run
from fieldcraft.web.people.tables import Person

BETS, ENTRIES = BetRow._meta.db_table, LedgerEntryRow._meta.db_table
# Two keys that come last, and one row: sorting, or joining what was sorted, would take twice as long.
_END = (
    f"SELECT (SELECT max(id) FROM {BETS} WHERE id BETWEEN %s AND %s), "
    "last_entry.at, last_entry.sequence, last_entry.hash "
    f"FROM (SELECT 1) AS here LEFT JOIN {ENTRIES} AS last_entry "
    f"ON last_entry.id = (SELECT max(id) FROM {ENTRIES} WHERE id BETWEEN %s AND %s)"
)


@dataclass(frozen=True, slots=True)
class End:
    """Where a person's bets and ledger end: the last bet's number (0 for none), when the last entry was
    written (empty for none), and the head."""

    number: int
    at: str
    head: Head


def end_of(run: Run, person: Person) -> End:
    """Where the person's bets and ledger end."""
    first = key(person.pk, 0)
    last_bet, at, length, hash = run(_END, [first, last_key(person.pk)] * 2).fetchone()
    number = 0 if last_bet is None else last_bet - first
    return End(number, at or "", GENESIS if at is None else Head(length, hash))


def add_entry(run: Run, person: Person, entry: Entry, body: str) -> None:
    """Write an entry behind the person's ledger; `body` is its body in canonical JSON."""
    fixed = {"id": key(person.pk, entry.sequence), "owner_id": person.pk}
    _insert(run, LedgerEntryRow, LedgerEntryRow.columns(entry, body) | fixed)


def open_bet(
    run: Run,
    person: Person,
    end: End,
    bet: Bet,
    event: Event,
    at: datetime,
    form_key: str | None,
) -> None:
    """Write the entry that opens a bet, and its row. The draft is most of both, and is written down once."""
    draft = canonical(event.body["draft"])
    body = f'{{"bet":{canonical(bet.id)},"draft":{draft},"on":{canonical(event.body["on"])}}}'
    add_entry(run, person, *append_written(end.head, at, event.kind, event.body, body))
    add_bet(run, person, bet, form_key, f"{draft[:-1]},{canonical(bet.life())[1:]}")


def add_bet(run: Run, person: Person, bet: Bet, form_key: str | None = None, record: str = "") -> None:
    """Write the row of a new bet; `record` is its record in JSON, from whoever has it already."""
    number = int(bet.id)
    fixed = {
        "id": key(person.pk, number),
        "owner_id": person.pk,
        "number": number,
        "form_key": form_key or None,
        "body": record or canonical(bet.record()),
    }
    _insert(run, BetRow, BetRow.columns_beside(bet) | fixed)


def change_bet(run: Run, person: Person, bet: Bet) -> None:
    """Write what became of a bet into its row."""
    columns = BetRow.columns_beside(bet) | {"body": canonical(bet.record())}
    places = ", ".join(f"{name} = %s" for name in columns)
    run(
        f"UPDATE {BETS} SET {places} WHERE id = %s",
        [*columns.values(), key(person.pk, int(bet.id))],
    )


def find_bet(run: Run, person: Person, number: int) -> Bet | None:
    """The person's bet with this number; None when there is none."""
    return _found(run, "id = %s", [key(person.pk, number)])


def find_bet_of_form(run: Run, person: Person, form_key: str) -> Bet | None:
    """The person's bet that this form opened; None when there is none."""
    return _found(run, "owner_id = %s AND form_key = %s", [person.pk, form_key])


def _found(run: Run, where: str, values: list[Any]) -> Bet | None:
    found = run(f"SELECT body FROM {BETS} WHERE {where}", values).fetchone()
    return None if found is None else Bet.from_record(json.loads(found[0]))


def _insert(run: Run, table: type[Model], columns: dict[str, Any]) -> None:
    # A column that is not named holds nothing, which is what most of a new bet's do.
    said = {name: value for name, value in (_unsaid(table) | columns).items() if value is not None}
    run(_insertion(table._meta.db_table, tuple(said)), [*said.values()])


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"


@cache
def _unsaid(table: type[Model]) -> dict[str, Any]:
    """What each column of a table holds when nothing is said of it."""
    return {field.attname: field.get_default() for field in table._meta.local_concrete_fields}
