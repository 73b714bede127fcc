"""What a database file holds, to be set beside another one before it takes its place."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fieldcraft.bets.ledger import GENESIS, Entry, Fault, Head, verify
from fieldcraft.web.data.copies import check_copy, open_to_read


@dataclass(frozen=True)
class Contents:
    """How many bets, ledger entries and answers; the last entry, and the ledger's first fault if it has one.

    `last` is the day of the last entry, empty without entries.
    """

    bets: int
    entries: int
    answers: int
    head: Head
    last: str
    fault: Fault | None


def contents_of(path: Path, named: str = "") -> Contents:
    """What the file holds; Refused when it is no whole database of a Fieldcraft that we know."""
    copied = check_copy(path, named)
    with closing(open_to_read(path)) as database:
        (answers,) = database.execute("SELECT count(*) FROM web_answerrow").fetchone()
        owners = [owner for (owner,) in database.execute("SELECT DISTINCT owner_id FROM web_ledgerentryrow")]
        faults = [verify(_entries(database, owner)) for owner in owners]
        last = database.execute(
            "SELECT sequence, hash, at FROM web_ledgerentryrow ORDER BY id DESC LIMIT 1"
        ).fetchone()
    head, at = (GENESIS, "") if last is None else (Head(last[0], last[1]), last[2])
    fault = next((found for found in faults if found is not None), None)
    return Contents(copied.bets, copied.entries, answers, head, at[:10], fault)


def lost_by(backup: Path, here: Path) -> int:
    """How many ledger entries stand here that the backup does not hold."""
    with closing(open_to_read(backup)) as old, closing(open_to_read(here)) as new:
        held = {hash for (hash,) in old.execute("SELECT hash FROM web_ledgerentryrow")}
        return sum(1 for (hash,) in new.execute("SELECT hash FROM web_ledgerentryrow") if hash not in held)


def _entries(database: sqlite3.Connection, owner: int) -> Iterator[Entry | Fault]:
    columns = "sequence, at, kind, body, previous, hash"
    asked = f"SELECT {columns} FROM web_ledgerentryrow WHERE owner_id = ? ORDER BY id"
    for sequence, at, kind, body, previous, hash in database.execute(asked, [owner]):
        try:
            yield Entry(sequence, at, kind, json.loads(body), previous, hash)
        except (ValueError, RecursionError):
            yield Fault(sequence, "cannot be read: its body is not JSON.")
