"""Copies of the whole database: a backup while it is in use, and a backup put in its place.

Both use SQLite's own way of copying a database, which takes one moment of it and is one transaction where
it is written to. PostgreSQL brings tools of its own for this.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from fieldcraft.refusal import Refused
from fieldcraft.web.database import BUSY_SECONDS, database_settings, said_of_database_error
from fieldcraft.web.stamp import renew_stamp
from fieldcraft.web.start import known_migrations
from fieldcraft.web.whole_files import check_replaceable, whole_file

TABLES = {"web_person", "web_betrow", "web_ledgerentryrow", "django_migrations"}
# What is beside a database in use; it goes where the database goes.
COMPANIONS = ("", "-wal", "-shm")
REPLACED = "replaced-{:%Y%m%dT%H%M%SZ}.sqlite3"


@dataclass(frozen=True)
class Copied:
    """What a copy holds."""

    bets: int
    entries: int
    bytes: int


def database_file(folder: Path) -> Path:
    """Where the SQLite database is; Refused when the data are in PostgreSQL."""
    settings = database_settings(folder)
    if not settings["ENGINE"].endswith("sqlite3"):
        raise Refused(
            "Your data are in PostgreSQL, which brings its own tools: back up with pg_dump, restore with "
            "pg_restore; or write an export with `fieldcraft export --to FILE`."
        )
    return Path(settings["NAME"])


def back_up(database: Path, target: Path) -> Copied:
    """Write a copy of the database in use to `target`, whole or not at all, and check what was written."""
    if not database.exists() or database.stat().st_size == 0:
        raise Refused("There is nothing to back up yet; open a bet or ask a question first.")
    if target.exists() and target.samefile(database):
        raise Refused(f"{target} is the database itself; choose another name for its backup.")
    check_replaceable(target, b"SQLite format 3\0", "backup")
    with said_of(database), closing(open_to_read(database)) as opened:
        # What is wrong with it is not to be said of its copy.
        opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
    with said_of(target), whole_file(target) as draft:
        _copy(database, draft)
        copied = check_copy(draft)
    return copied


def restore(source: Path, database: Path, now: datetime, named: str = "") -> Path | None:
    """Put the backup in the place of the database; where the replaced one is now, None when there was none.

    Nothing is changed unless the backup is whole and of a Fieldcraft that is not newer. Nobody else can
    write between the copy of the old and the writing of the new. `named` is how its owner knows the file.
    """
    check_copy(source, named)
    if database.exists() and source.samefile(database):
        raise Refused(f"{source} is the database in use; name a backup of it.")
    kept = _free_name(database.parent / REPLACED.format(now))
    # Before, so that no page of what is replaced counts as fresh afterwards, not even after a kill.
    renew_stamp(database.parent)
    if not database.exists() or database.stat().st_size == 0:
        _put(source, database)
        return None
    if is_readable(database):
        _write_into(source, database, kept)
    else:
        # A damaged database is moved away as it is, for whoever can save something from it.
        for ending in COMPANIONS:
            with suppress(FileNotFoundError):
                Path(f"{database}{ending}").replace(f"{kept}{ending}")
        _put(source, database)
    return kept


def check_copy(path: Path, named: str = "") -> Copied:
    """What a backup holds; Refused when it is no whole database of a Fieldcraft that we know."""
    name = named or str(path)
    if not path.is_file():
        why = "is no plain file" if path.exists() else "is not there"
        raise Refused(f"{name} {why}; name a file that `fieldcraft backup` wrote.")
    no_backup = Refused(f"{name} is no database of Fieldcraft; name a file that `fieldcraft backup` wrote.")
    try:
        with closing(open_to_read(path)) as database:
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
            if not tables >= TABLES:
                raise no_backup
            found = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if found != "ok":
                raise Refused(f"{name} is damaged ({found}); nothing was changed. Take an earlier backup.")
            applied = database.execute("SELECT name FROM django_migrations WHERE app = 'web'").fetchall()
            if {name for (name,) in applied} - known_migrations():
                raise Refused(f"{name} was written by a newer Fieldcraft; update this one, then restore it.")
            bets, entries = (
                database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("web_betrow", "web_ledgerentryrow")
            )
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
            raise Refused(f"{name} is damaged; nothing was changed. Take an earlier backup.") from None
        raise no_backup from None
    return Copied(bets, entries, path.stat().st_size)


def is_readable(path: Path) -> bool:
    """Whether SQLite can make sense of the file at all."""
    try:
        with closing(open_to_read(path)) as database:
            database.execute("PRAGMA quick_check(1)").fetchall()
    except sqlite3.DatabaseError as error:
        damaged = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
        return not getattr(error, "sqlite_errorname", "").startswith(damaged)
    return True


@contextmanager
def said_of(path: Path) -> Iterator[None]:
    """Turn what SQLite and the disk say into a refusal that names the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise Refused(said_of_database_error(error, str(path))) from None
    except OSError as error:
        why = error.strerror or error
        raise Refused(f"{path} cannot be written ({why}); make room or mend its permissions.") from None


def _copy(source: Path, target: Path) -> None:
    """One moment of `source` as a database in one file."""
    with closing(open_to_read(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        # Without its companions: a copy in one file can be carried around.
        new.execute("PRAGMA journal_mode=DELETE")


def _put(source: Path, database: Path) -> None:
    with said_of(database), whole_file(database) as draft:
        _copy(source, draft)


def _write_into(source: Path, database: Path, kept: Path) -> None:
    """Overwrite the database in one transaction, having kept a copy of it that lacks nothing."""
    live = sqlite3.connect(database, timeout=BUSY_SECONDS, isolation_level=None)
    with said_of(database), closing(live), closing(open_to_read(source)) as backup:
        live.execute("PRAGMA synchronous=FULL")
        # From here to the end nobody else reads or writes: what they were told is saved is in the copy.
        live.execute("PRAGMA locking_mode=EXCLUSIVE")
        live.execute("BEGIN EXCLUSIVE")
        live.execute("COMMIT")
        with whole_file(kept) as draft, closing(sqlite3.connect(draft)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        backup.backup(live)


def _free_name(path: Path) -> Path:
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection by which nothing can be changed."""
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, timeout=BUSY_SECONDS)
