"""The work file of a survey: what was read so far and where, so that it can be stopped and gone on with.

One SQLite file. A batch and the place after it are written in one transaction, so that whatever ends the
survey, even kill -9, the file holds whole batches and the place that belongs to them: nothing is lost that
was written and nothing is counted twice. Whoever has it open holds it alone; the lock ends with the process.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fieldcraft.ads.survey.batches import Place
from fieldcraft.ads.survey.near import BANDS, HASHES
from fieldcraft.ads.survey.read import AD, MARK, BatchRead
from fieldcraft.refusal import Refused

# Grows when what is kept changes its meaning.
FORMAT = 1
MOST_UNREADABLE_KEPT = 1_000
# Values told apart in a column; those that come later count together.
MOST_NAMES = 100_000
OTHERS = "(others)"

_TABLES = """
CREATE TABLE IF NOT EXISTS about (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS batch (number INTEGER PRIMARY KEY, ads BLOB, marks BLOB);
CREATE TABLE IF NOT EXISTS name (number INTEGER PRIMARY KEY, list TEXT, name TEXT);
CREATE TABLE IF NOT EXISTS unreadable (file TEXT, row INTEGER, why TEXT);
"""


class Work:
    """An open work file. `place` is where to go on; `changed` says that it was of another identity."""

    def __init__(self, path: Path, identity: str, *, anew: bool = False) -> None:
        """Open or make the file for a source of this identity; Refused while another process has it."""
        self.path = path
        self.changed = False
        self._broken = False
        self._numbers: dict[tuple[str, str], int] = {}
        self._of_table: dict[str, int] = {}
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
            self._begin(identity, anew)
        except sqlite3.Error as error:
            raise self._refused(error) from None
        except OSError as error:
            raise Refused(
                f"{path} cannot be written ({error.strerror}); mend its permissions or make room."
            ) from None

    def _begin(self, identity: str, anew: bool) -> None:
        self._database = sqlite3.connect(self.path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            self._database.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._database.execute("PRAGMA journal_mode=WAL")
            # A power cut may lose the last seconds, which are then read again; the file stays whole.
            self._database.execute("PRAGMA synchronous=NORMAL")
            self._database.execute("BEGIN EXCLUSIVE")
            for statement in _TABLES.split(";"):
                self._database.execute(statement)
            was = self._about("identity")
            self.changed = was is not None and was != identity
            if self.changed or anew:
                for table in ("about", "batch", "name", "unreadable"):
                    self._database.execute(f"DELETE FROM {table}")
            self._tell("identity", identity)
            self._database.execute("COMMIT")
        except sqlite3.Error:
            self._database.close()
            raise
        said = self._about("state")
        state: dict[str, Any] = (
            json.loads(said) if said else {"place": asdict(Place()), "ads": 0, "unreadable": 0, "batches": 0}
        )
        self.place = Place(**state["place"])
        self.ads, self.unreadable, self._batches = state["ads"], state["unreadable"], state["batches"]
        for number, table, name in self._database.execute("SELECT number, list, name FROM name"):
            self._numbers[table, name] = number
            self._of_table[table] = self._of_table.get(table, 0) + 1

    def __enter__(self) -> Work:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    def forget(self) -> None:
        """Close it and remove it from the disk."""
        self.close()
        forget_work(self.path)

    def append(self, read: list[tuple[BatchRead, Place]]) -> None:
        """Keep some batches in their order, and the place after them: all of it or nothing.

        After a failure, or Ctrl-C in the middle, the file stays as it was and nothing more is added.
        """
        if not read or self._broken:
            return
        self._broken = True
        ads, unreadable, batches = self.ads, self.unreadable, self._batches
        new_names: list[tuple[int, str, str]] = []
        try:
            self._database.execute("BEGIN")
            for each, _ in read:
                numbers = np.array([0, *(self._number(*name, new_names) for name in each.names)], np.uint32)
                rows, marks = np.frombuffer(each.ads, AD).copy(), np.frombuffer(each.marks, MARK).copy()
                for column in ("by", "organisation", "country"):
                    rows[column] = numbers[rows[column]]
                marks["what"] = numbers[marks["what"]]
                marks["ad"] += ads
                self._database.execute(
                    "INSERT INTO batch VALUES (?, ?, ?)", (batches, rows.tobytes(), marks.tobytes())
                )
                kept = each.unreadable[: max(0, MOST_UNREADABLE_KEPT - unreadable)]
                self._database.executemany("INSERT INTO unreadable VALUES (?, ?, ?)", kept)
                ads, unreadable, batches = ads + len(rows), unreadable + len(each.unreadable), batches + 1
            self._database.executemany("INSERT INTO name VALUES (?, ?, ?)", new_names)
            place = read[-1][1]
            state = {"place": asdict(place), "ads": ads, "unreadable": unreadable, "batches": batches}
            self._tell("state", json.dumps(state))
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._refused(error) from None
        self._broken = False
        self.place, self.ads, self.unreadable, self._batches = place, ads, unreadable, batches

    def batches(self) -> Iterator[tuple[NDArray[np.void], NDArray[np.void]]]:
        """All records of AD and MARK, batch by batch; the numbers in them are those of `names`."""
        for ads, marks in self._database.execute("SELECT ads, marks FROM batch ORDER BY number"):
            yield np.frombuffer(ads, AD), np.frombuffer(marks, MARK)

    def names(self) -> dict[int, tuple[str, str]]:
        """Every name with its list, by number."""
        return {number: name for name, number in self._numbers.items()}

    def unreadable_rows(self) -> list[tuple[str, int, str]]:
        """The first rows that could not be read: file, row and why."""
        return list(self._database.execute("SELECT file, row, why FROM unreadable ORDER BY rowid"))

    def _number(self, table: str, name: str, new: list[tuple[int, str, str]]) -> int:
        known = self._numbers.get((table, name))
        if known is not None:
            return known
        if self._of_table.get(table, 0) >= MOST_NAMES and name != OTHERS:
            return self._number(table, OTHERS, new)
        number = len(self._numbers) + 1
        self._numbers[table, name] = number
        self._of_table[table] = self._of_table.get(table, 0) + 1
        new.append((number, table, name))
        return number

    def _about(self, key: str) -> str | None:
        row = self._database.execute("SELECT value FROM about WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def _tell(self, key: str, value: str) -> None:
        self._database.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (key, value))

    def _refused(self, error: sqlite3.Error) -> Refused:
        name = getattr(error, "sqlite_errorname", "") or ""
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return Refused("This survey is already running; wait for it, or stop it first.")
        if name.startswith("SQLITE_FULL"):
            return Refused(
                "The disk is full, so the survey stopped; make room and run it again: it goes on from where "
                "it was."
            )
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            return Refused(f"The work file {self.path} is damaged; delete it and survey anew.")
        return Refused(
            f"The work file {self.path} cannot be written ({error}); check the disk and its permissions."
        )


def work_path(folder: Path, source: Path, settings: object) -> Path:
    """Where the work of a source with these settings lies in `folder`; other settings are another survey."""
    said = json.dumps([FORMAT, BANDS, HASHES, str(source.resolve()), settings], sort_keys=True)
    return folder / f"{sha256(said.encode('utf-8', 'replace')).hexdigest()[:32]}.work"


def forget_work(path: Path) -> None:
    """Remove a work file and what SQLite keeps beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)
