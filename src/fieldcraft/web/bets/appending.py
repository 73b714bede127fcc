"""Adding to the ledger and to the bets in plain SQL, so that opening a bet costs little beside its write.

Django's queries are compiled anew each time, which takes several times as long as running these.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model

from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person


def insert(row: Model) -> None:
    """Write a new row."""
    statement, fields = _insertion(type(row))
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def last_entry(person: Person) -> tuple[str, int, str] | None:
    """When the last entry of the person's ledger was written, its place, its hash; None for an empty one."""
    table = LedgerEntryRow._meta.db_table
    found: tuple[str, int, str] | None = _first(
        f"SELECT at, sequence, hash FROM {table} WHERE owner_id = %s ORDER BY sequence DESC LIMIT 1", person
    )
    return found


def last_number(person: Person) -> int:
    """The number of the person's last bet; 0 when there is none."""
    table = BetRow._meta.db_table
    found = _first(f"SELECT number FROM {table} WHERE owner_id = %s ORDER BY number DESC LIMIT 1", person)
    return 0 if found is None else found[0]


def _first(statement: str, person: Person) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, [person.pk])
        return cursor.fetchone()


@cache
def _insertion(model: type[Model]) -> tuple[str, tuple[Field[Any, Any], ...]]:
    """The statement that writes a row of a table, and the fields it takes."""
    fields = tuple(field for field in model._meta.local_concrete_fields if not field.primary_key)
    columns = ", ".join(connection.ops.quote_name(field.column or field.name) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({places})", fields
