"""Everything of one person, erased: the ledger, too, which nothing else ever deletes from."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.models import Model, QuerySet

from fieldcraft.refusal import Refused
from fieldcraft.web.data.import_job import forget_job
from fieldcraft.web.data.pending import WAITING, forget_pending
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.jobs import forget_jobs
from fieldcraft.web.stamp import renew_stamp
from fieldcraft.web.survey.actions import forget_files
from fieldcraft.web.whole_files import DOWNLOAD

WARNING = (
    "Everything of yours goes: bets, roles, ledger, answers, job ads, surveys, practice runs, and the "
    "replaced databases in the data folder. Exports, backups and heads that you wrote elsewhere or gave away "
    "cannot be recalled."
)
WORD = "erase"
# Replaced databases, and what somebody left half written whose process was killed.
LEFT_BEHIND = ("replaced-*.sqlite3*", ".replaced-*", ".waiting-*", ".fieldcraft.sqlite3.*", f"{DOWNLOAD}*")


def erase_everything(person: Person, folder: Path) -> Person:
    """Erase all rows of the person and what lies in the data folder; a fresh owner with nothing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Overwrite what is deleted instead of only forgetting where it was.
            cursor.execute("PRAGMA secure_delete=ON")
    forget_job()
    forget_jobs(person)
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
    for name in WAITING:
        forget_pending(folder, name)
    # On a full disk, too, everything is erased; pages from before then meet what is not there any more.
    with suppress(Refused):
        renew_stamp(folder)
    for pattern in LEFT_BEHIND:
        for path in folder.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
