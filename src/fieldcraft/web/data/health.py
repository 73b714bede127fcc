"""What `fieldcraft doctor` looks at, each as a check with its finding."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django import get_version
from django.db import DatabaseError, connection

from fieldcraft import __version__
from fieldcraft.bets.ledger import Entry, verify
from fieldcraft.bets.life import Event, replay
from fieldcraft.refusal import Refused
from fieldcraft.web.bets.actions import ledger_entries
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.database import said_of_database_error
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.roles.actions import WRITTEN
from fieldcraft.web.roles.tables import RoleVersionRow
from fieldcraft.web.start import known_migrations, prepare

# Below this, in bytes, a busy week may fill the disk.
LITTLE_ROOM = 200 * 1024 * 1024
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Check:
    """One thing looked at: whether it is well, and what was found, with what to do when it is not."""

    name: str
    ok: bool
    detail: str

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def examine(folder: Path) -> tuple[Check, ...]:
    """All checks; those of the database's content only when the database can be opened."""
    checks = [check_versions(), check_folder(folder), check_room(folder)]
    try:
        prepare()
    except Refused as refused:
        return (*checks, Check("database", False, " ".join(refused.problems)))
    found = f"It is up to date: {len(known_migrations())} migrations are applied."
    checks.append(Check("database", True, found))
    try:
        person = local_owner()
        checks += [check_integrity(), check_ledger(person), check_bets(person), check_roles(person)]
    except DatabaseError as error:
        said = said_of_database_error(error, str(connection.settings_dict["NAME"]))
        checks.append(Check("integrity", False, said))
    return tuple(checks)


def check_versions() -> Check:
    """Which versions run here."""
    said = f"Fieldcraft {__version__}, Python {platform.python_version()}, Django {get_version()}"
    return Check("versions", True, f"{said}, SQLite {sqlite3.sqlite_version}.")


def check_folder(folder: Path) -> Check:
    """Whether the data folder can be written to."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
            file.flush()
    except OSError as error:
        why = error.strerror or error
        return Check("data folder", False, f"{folder} cannot be written to ({why}); mend its permissions.")
    return Check("data folder", True, f"{folder} can be written to.")


def check_room(folder: Path, little: int = LITTLE_ROOM) -> Check:
    """Whether the disk has room left."""
    free = shutil.disk_usage(folder).free
    said = f"{free // MEGABYTE:,} MB are free"
    if free < little:
        return Check("room on the disk", False, f"{said}; make room before you go on.")
    return Check("room on the disk", True, f"{said}.")


def check_integrity() -> Check:
    """Whether the database's pages and indexes are whole, as SQLite sees it."""
    if connection.vendor != "sqlite":
        return Check("integrity", True, "PostgreSQL looks after itself.")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(3)")
        found = [str(row[0]) for row in cursor.fetchall()]
    if found == ["ok"]:
        return Check("integrity", True, "SQLite finds the database whole.")
    return Check("integrity", False, f"SQLite finds damage: {'; '.join(found)}. Restore a backup.")


def check_ledger(person: Person) -> Check:
    """Whether the ledger's chain is whole."""
    fault = verify(ledger_entries(person))
    if fault is not None:
        return Check("ledger", False, f"Entry {fault.sequence} {fault.why} Restore a backup.")
    return Check("ledger", True, "The chain is whole.")


def check_bets(person: Person) -> Check:
    """Whether each bet is what its ledger entries lead to."""
    events: dict[str, list[Event]] = {}
    for entry in ledger_entries(person):
        if isinstance(entry, Entry) and "bet" in entry.body:
            events.setdefault(str(entry.body["bet"]), []).append(Event(entry.kind, entry.body))
    wrong = []
    for row in BetRow.objects.filter(owner=person).order_by("pk").iterator():
        if not _is_replay(row, events.pop(str(row.number), [])):
            wrong.append(str(row.number))
    wrong += events
    if wrong:
        some = ", ".join(wrong[:5]) + (" …" if len(wrong) > 5 else "")
        return Check("bets", False, f"They differ from the ledger: {some}. Run `fieldcraft doctor --mend`.")
    return Check("bets", True, "Each is what its ledger entries lead to.")


def check_roles(person: Person) -> Check:
    """Whether each version of a role is what its ledger entry holds."""
    entries = [each for each in ledger_entries(person) if isinstance(each, Entry) and each.kind == WRITTEN]
    written = {(str(each.body.get("role")), str(each.body.get("version"))): each.body for each in entries}
    wrong = []
    for row in RoleVersionRow.objects.filter(owner=person).order_by("number", "version").iterator():
        if written.pop((str(row.number), str(row.version)), None) != row.body:
            wrong.append(f"R{row.number} version {row.version}")
    wrong += [f"R{number} version {version}" for number, version in written]
    if wrong:
        some = ", ".join(wrong[:5]) + (" …" if len(wrong) > 5 else "")
        return Check("roles", False, f"They differ from the ledger: {some}. Run `fieldcraft doctor --mend`.")
    return Check("roles", True, "Each version is what its ledger entry holds.")


def _is_replay(row: BetRow, events: list[Event]) -> bool:
    try:
        expected = BetRow.columns(replay(events))
    except (ValueError, KeyError, TypeError):
        return False
    return all(getattr(row, name) == value for name, value in expected.items())
