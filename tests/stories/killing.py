"""`python -m tests.stories.killing WORK TURNS...`: does the work over and over, and kills it each time.

Each blow falls on a process of its own, after so many turns of the work: 1.4 waits until the first turn is
acknowledged, and then for 0.4 of the time that a turn takes here. So the blows fall all over a turn, however
slow the machine is. It prints `did NUMBER TURN` for what a killed process had acknowledged, and `after NUMBER
ENTRIES...` for what was found when it was dead.
"""

from __future__ import annotations

import io
import itertools
import math
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

NAME = "fieldcraft.sqlite3"
HEADER = "Title,Probability,Opened,Due,Happened"
BETS_A_FILE = 10


def import_file(person: Any, folder: Path, today: date, now: datetime, name: str) -> None:
    from fieldcraft.bets.imports.plan import Choices
    from fieldcraft.bets.imports.reading import plan_import
    from fieldcraft.web.data.importing import import_bets

    lines = [f"{name} {number},70 %,2025-01-02,2025-03-01,yes" for number in range(BETS_A_FILE)]
    file = io.BytesIO("\n".join([HEADER, *lines]).encode())
    import_bets(person, file, plan_import(file, Choices()), today, now)


def open_and_settle(person: Any, folder: Path, today: date, now: datetime, name: str) -> None:
    from fieldcraft.bets.settlement import Happened
    from fieldcraft.web.bets import actions

    draft = {"kind": "work", "title": name, "forecast": {"probability": 0.7}, "due": today.isoformat()}
    bet = actions.open_bet(person, draft, today, now)
    actions.settle_bet(person, bet.id, Happened("yes"), today, now, unrated=True)


def write_role(person: Any, folder: Path, today: date, now: datetime, name: str) -> None:
    from dataclasses import replace

    from fieldcraft.roles.inputs import read_role
    from fieldcraft.web.roles import actions

    role = actions.open_role(person, read_role({"title": name}, today), today, now)
    actions.write_role(person, role.id, lambda content: replace(content, whom="Dana"), 1, today, now)


def write_backup(person: Any, folder: Path, today: date, now: datetime, name: str) -> None:
    from fieldcraft.web.data.copies import back_up

    back_up(folder / NAME, folder / "copy")


def restore_one_of_two(person: Any, folder: Path, today: date, now: datetime, name: str) -> None:
    from fieldcraft.web.data.copies import restore

    turn = int(name.split()[1])
    restore(folder / ("first", "second")[turn % 2], folder / NAME, now)


WORK: dict[str, Callable[..., None]] = {
    "import": import_file,
    "settle": open_and_settle,
    "role": write_role,
    "backup": write_backup,
    "restore": restore_one_of_two,
}


def main(work: str, blows: list[float]) -> None:
    from django.db import connection

    from fieldcraft.web.home import data_folder
    from fieldcraft.web.start import prepare

    prepare()
    took = _unharmed(WORK[work])
    for number, turns in enumerate(blows):
        # What is open here would be open in the process to be killed.
        connection.close()
        took = _kill(WORK[work], number, turns, took)
        print("after", number, *_entries_found(data_folder()), flush=True)


def _unharmed(work: Callable[..., None]) -> float:
    """How many seconds a turn takes once everything is loaded."""
    turns = _turns(work, "unharmed")
    next(turns)
    start = time.perf_counter()
    next(turns)
    return time.perf_counter() - start


def _kill(work: Callable[..., None], number: int, turns: float, took: float) -> float:
    """Let a process work and kill it after so many turns; how many seconds the last whole turn took."""
    told, tells = os.pipe()
    child = os.fork()
    if child == 0:
        for turn in _turns(work, str(number)):
            # In one piece, so that a blow cannot cut the line.
            os.write(tells, f"did {number} {turn}\n".encode())
    os.close(tells)
    with os.fdopen(told) as acknowledged:
        part, whole = math.modf(turns)
        for _ in range(int(whole)):
            start = time.perf_counter()
            print(acknowledged.readline(), end="")
            took = time.perf_counter() - start
        time.sleep(part * took)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL, f"the work ended by itself: {status}"
        print(acknowledged.read(), end="")
    return took


def _turns(work: Callable[..., None], name: str) -> Iterator[int]:
    """Do the work for ever; after each turn comes its number."""
    from django.db import connection

    from fieldcraft.web import clock
    from fieldcraft.web.home import data_folder
    from fieldcraft.web.people.actions import local_owner

    person, today, now = local_owner(), clock.today(), clock.now()
    for turn in itertools.count():
        # A restore waits until nobody has the database open, this process included.
        connection.close()
        work(person, data_folder(), today, now, f"{name} {turn}")
        yield turn


def _entries_found(folder: Path) -> list[int]:
    """How many ledger entries stand in the database and in each copy beside it, all of them whole."""
    from fieldcraft.web.data.copies import check_copy

    found = []
    for path in (folder / NAME, *folder.glob("copy"), *folder.glob("replaced-*.sqlite3")):
        # Somebody has to write to a database before SQLite clears up what the dead left beside it.
        with closing(sqlite3.connect(path)) as database:
            database.execute("BEGIN IMMEDIATE")
        found.append(check_copy(path).entries)
    for path in folder.glob("replaced-*"):
        path.unlink()
    return found


if __name__ == "__main__":
    main(sys.argv[1], [float(turns) for turns in sys.argv[2:]])
