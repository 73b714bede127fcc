"""Everything of one person, erased: the ledger, too, which nothing else ever deletes from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model, QuerySet

from fieldcraft.web.data.pending import forget_pending
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.survey.actions import forget_files

WARNING = (
    "Everything of yours goes: bets, ledger, answers, job ads, surveys, and the replaced databases in the "
    "data folder. Exports, backups and heads that you wrote elsewhere or gave away cannot be recalled."
)
WORD = "erase"


def erase_everything(person: Person, folder: Path) -> Person:
    """Erase all rows of the person and what lies in the data folder; a fresh owner with nothing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Overwrite what is deleted instead of only forgetting where it was.
            cursor.execute("PRAGMA secure_delete=ON")
    forget_files(person, folder / "surveys")
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        for table in owned_tables():
            # Django's own query set, because the ledger's refuses to delete. Only here may it be.
            QuerySet(table).filter(owner=person).delete()
        person.delete()
        fresh = local_owner()
    _forget_files(person, folder)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return fresh


def owned_tables() -> list[type[Model]]:
    """The tables whose rows have an owner; every other table hangs on one of these."""
    tables: list[Any] = list(apps.get_app_config("web").get_models())
    return [table for table in tables if "owner" in {field.name for field in table._meta.fields}]


def _forget_files(person: Person, folder: Path) -> None:
    forget_pending(folder)
    for path in folder.glob("replaced-*.sqlite3*"):
        path.unlink(missing_ok=True)
