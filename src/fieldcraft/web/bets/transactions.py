"""Transactions in which one person's ledger is written to: one writer at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import connection, transaction

from fieldcraft.web.people.tables import Person

# Runs a statement of SQL, its places written %s, and gives the rows that it finds.
Run = Callable[[str, Sequence[Any]], Any]


@contextmanager
def writing(person: Person) -> Iterator[None]:
    """One transaction that no other writer of this person's ledger can overlap.

    SQLite starts it as the only writer; elsewhere the owner's row is held.
    """
    with transaction.atomic():
        if connection.features.has_select_for_update:
            Person.objects.select_for_update().get(pk=person.pk)
        yield


@contextmanager
def changing(person: Person) -> Iterator[Run]:
    """The same for a single change, which is made by running plain statements.

    On SQLite Django's own bookkeeping around a transaction and each statement takes longer than the
    statements of a change do; there they go to the database directly.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        connection.ensure_connection()
        with connection.wrap_database_errors:
            yield from _direct(connection.connection.execute)
        return
    with writing(person), running() as run:
        yield run


@contextmanager
def running() -> Iterator[Run]:
    """What runs statements inside a transaction that was begun elsewhere."""
    with connection.cursor() as cursor:

        def run(statement: str, values: Sequence[Any]) -> Any:
            cursor.execute(statement, values)
            return cursor

        yield run


def _direct(execute: Callable[..., Any]) -> Iterator[Run]:
    execute("BEGIN IMMEDIATE")
    try:
        yield lambda statement, values: execute(_for_sqlite(statement), values)
        execute("COMMIT")
    except BaseException:
        # A full disk may have ended the transaction already.
        if connection.connection.in_transaction:
            execute("ROLLBACK")
        raise


@cache
def _for_sqlite(statement: str) -> str:
    return statement.replace("%s", "?")
