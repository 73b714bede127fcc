"""What the last seven days taught, read from the end of the person's ledger.

In plain SQL: the desk has a query for each of its parts, and Django takes longer to make one than to run it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection

from fieldcraft.bets.week import TOLD, NamedBet, Waiting, Week, first_day, read_week, week_sentences
from fieldcraft.web.bets.keys import key, last_key
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person

# How many of the last changes are looked at: the desk stays as quick however long a ledger is.
CHANGES = 100
# The number of a bet has no more digits; an entry that says so was spoiled.
DIGITS = 12


def told_of_week(person: Person, today: date, waiting: Waiting) -> tuple[str, ...]:
    """What is said of the seven days that end today."""
    week = _read(person, today)
    numbers = [int(bet) for bet in week.bets if bet.isdecimal() and len(bet) <= DIGITS]
    return week_sentences(week, _named(person, numbers), waiting)


def _read(person: Person, today: date) -> Week:
    """The week from the end of the ledger, which its order by places gives without looking at the rest."""
    found = _rows(
        f"SELECT at, kind, body FROM {LedgerEntryRow._meta.db_table} WHERE id BETWEEN %s AND %s "
        f"ORDER BY id DESC LIMIT {CHANGES}",
        [key(person.pk, 0), last_key(person.pk)],
    )
    since = first_day(today).isoformat()
    recent = [(kind, body) for at, kind, body in reversed(found) if at[:10] >= since]
    told = [(kind, _body(body)) for kind, body in recent if kind in TOLD]
    return read_week(told, whole=len(recent) < CHANGES)


def _named(person: Person, numbers: Sequence[int]) -> dict[str, NamedBet]:
    """What these bets of the person are called, and the cells they fell into."""
    if not numbers:
        return {}
    found = _rows(
        f"SELECT number, title, cell FROM {BetRow._meta.db_table} "
        f"WHERE id IN ({', '.join(['%s'] * len(numbers))})",
        [key(person.pk, number) for number in numbers],
    )
    return {str(number): NamedBet(title, cell) for number, title, cell in found}


def _rows(statement: str, values: Sequence[int]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _body(text: str) -> dict[str, Any]:
    """The body of an entry; nothing of one that somebody spoiled, which is for `ledger verify` to say."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}
