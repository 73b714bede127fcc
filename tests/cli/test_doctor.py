from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.web.data.homes import run, with_bets

NAME = "fieldcraft.sqlite3"


def test_what_is_well_is_said_line_by_line(tmp_path: Path) -> None:
    ran = run(with_bets(tmp_path / "home", ["One"]), "doctor")
    assert ran.returncode == 0
    assert [line.partition(":")[0] for line in ran.stdout.splitlines()] == [
        "well  versions",
        "well  data folder",
        "well  room on the disk",
        "well  database",
        "well  integrity",
        "well  ledger",
        "well  bets",
        "well  roles",
    ]


def test_a_broken_ledger_is_reported_with_status_1(tmp_path: Path) -> None:
    home = with_bets(tmp_path / "home", ["One", "Two"])
    with closing(sqlite3.connect(home / NAME)) as database, database:
        database.execute("DELETE FROM web_ledgerentryrow WHERE sequence = 1")
    ran = run(home, "doctor", "--json")
    said = json.loads(ran.stdout)
    assert (ran.returncode, said["ok"]) == (1, False)
    assert [check["name"] for check in said["checks"] if not check["ok"]] == ["ledger", "bets"]


def test_a_database_that_cannot_be_opened_is_reported(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("These are my notes, not a database. " * 40)
    ran = run(tmp_path, "doctor")
    assert ran.returncode == 1
    assert "look  database" in ran.stdout and "is not a Fieldcraft database" in ran.stdout


def test_bets_that_differ_from_their_ledger_are_built_anew_from_it(tmp_path: Path) -> None:
    home = with_bets(tmp_path / "home", ["One", "Two"])
    with closing(sqlite3.connect(home / NAME)) as database, database:
        database.execute("DELETE FROM web_betrow WHERE number = 2")
    found = run(home, "doctor")
    assert found.returncode == 1
    assert "doctor --mend" in found.stdout
    assert run(home, "doctor", "--mend").returncode == 0
    assert "Two" in run(home, "bets", "list").stdout


def test_a_broken_ledger_is_not_built_on(tmp_path: Path) -> None:
    home = with_bets(tmp_path / "home", ["One", "Two"])
    with closing(sqlite3.connect(home / NAME)) as database, database:
        database.execute("DELETE FROM web_ledgerentryrow WHERE sequence = 1")
    refused = run(home, "doctor", "--mend")
    assert refused.returncode == 2
    assert "Restore a backup" in refused.stderr
    assert "One" in run(home, "bets", "list").stdout
