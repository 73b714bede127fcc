"""Which database holds the data, and what is said when it cannot be used."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from fieldcraft.refusal import Refused

# How long one writer waits for another, in seconds.
BUSY_SECONDS = 5
# The largest whole number that a column holds; a larger one in an address or a command names nothing.
LARGEST_ID = 2**63 - 1


def database_settings(folder: Path) -> dict[str, Any]:
    """Django's settings for the one database: SQLite in `folder`, or what FIELDCRAFT_DATABASE names."""
    address = os.environ.get("FIELDCRAFT_DATABASE", "")
    return _postgresql(address) if address else _sqlite(folder / "fieldcraft.sqlite3")


def _sqlite(path: Path) -> dict[str, Any]:
    # SQLite gives the files beside the database the same mode. What fails here is said when it is opened.
    with suppress(OSError):
        path.touch(mode=0o600)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": BUSY_SECONDS,
            # Writers queue at the start of a transaction instead of failing in the middle of one.
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise Refused(
            "FIELDCRAFT_DATABASE is not an address of a PostgreSQL database; "
            "write postgresql://user:password@host:5432/name, or unset it to use SQLite."
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A socket's folder cannot stand in the host part, so it comes as ?host=.
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


# What SQLite calls it -> what is wrong and what to do; {file} is the database.
_SQLITE_SENTENCES = {
    "SQLITE_BUSY": "Another program is writing to {file}; close it and try again.",
    "SQLITE_LOCKED": "Another program is writing to {file}; close it and try again.",
    "SQLITE_NOTADB": "{file} is not a Fieldcraft database; move it away, or set FIELDCRAFT_HOME elsewhere.",
    "SQLITE_CORRUPT": "{file} is damaged; put a backup in its place. Keep the damaged file until that works.",
    "SQLITE_READONLY": "{file} may not be written to; mend the permissions of the file and its folder.",
    "SQLITE_CANTOPEN": "{file} cannot be opened; mend the permissions of its folder, or set FIELDCRAFT_HOME.",
    "SQLITE_FULL": "The disk is full, so nothing was saved in {file}; make room and try again.",
    "SQLITE_IOERR_SHMSIZE": "The disk is full, so {file} cannot be opened; make room and try again.",
    "SQLITE_IOERR": "The disk reports an error for {file}; check it before going on, and keep a backup.",
}

# What SQLite and PostgreSQL say to the slower of two starts that bring the tables up to date.
_CHANGED_MEANWHILE = (
    "already exists",
    "no such index",
    "no such column",
    "duplicate column",
    "does not exist",
)


def is_passing(error: BaseException) -> bool:
    """Whether the failure may pass by itself: another writer, or a change that another start just made."""
    name = _sqlite_name(error)
    made_already = any(words in str(error) for words in _CHANGED_MEANWHILE)
    return name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or made_already


def said_of_database_error(error: BaseException, file: str) -> str:
    """One sentence for a failure of the database: what is wrong and what to do."""
    name = _sqlite_name(error)
    for known, sentence in _SQLITE_SENTENCES.items():
        if name.startswith(known):
            return sentence.format(file=file)
    first_line = str(error).strip().partition("\n")[0]
    return f"The database could not be used ({first_line}); check that it runs, then try again."


def _sqlite_name(error: BaseException) -> str:
    """What SQLite calls the failure; Django keeps its error as the cause."""
    return str(getattr(error.__cause__ or error, "sqlite_errorname", ""))
