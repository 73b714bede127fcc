"""Killed in the middle of it, again and again: what was told to be saved is there, and the chain is whole.

200 blows of kill -9, shared among all that is tried here; FIELDCRAFT_KILLS says another number.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from fieldcraft.web.data.copies import check_copy
from tests.house import ROOT
from tests.stories.killing import BETS_A_FILE, NAME, WORK
from tests.web.data.homes import done, run, with_bets

KILLS = int(os.environ.get("FIELDCRAFT_KILLS", "200"))
# A blow falls before so many turns of the work are done, and may fall before the first one is.
MOST_TURNS = 3

pytestmark = [
    pytest.mark.skipif(not hasattr(signal, "SIGKILL") or not hasattr(os, "fork"), reason="needs kill -9"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="kills SQLite's writers"),
]


@dataclass(frozen=True)
class Killed:
    """What was acknowledged, each as blow and turn; and the ledger entries found after each blow."""

    acknowledged: frozenset[str]
    entries: tuple[tuple[int, ...], ...]


def killed(home: Path, work: str) -> Killed:
    """Do the work and kill it, a fifth of all times; the blows fall alike in every run."""
    chance = random.Random(work)
    blows = [f"{chance.uniform(0, MOST_TURNS):.4f}" for _ in range(-(-KILLS // len(WORK)))]
    environment = os.environ | {"FIELDCRAFT_HOME": str(home), "FIELDCRAFT_TODAY": "2026-03-05"}
    environment.pop("FIELDCRAFT_DATABASE", None)
    command = [sys.executable, "-m", "tests.stories.killing", work, *blows]
    ran = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert ran.returncode == 0, ran.stderr
    said = [line.split() for line in ran.stdout.splitlines()]
    entries = tuple(tuple(map(int, line[2:])) for line in said if line[0] == "after")
    assert len(entries) == len(blows)
    return Killed(frozenset(" ".join(line[1:]) for line in said if line[0] == "did"), entries)


def bets(home: Path) -> list[tuple[str, str]]:
    return [(bet["title"], bet["state"]) for bet in done(home, "bets", "list")]


def assert_whole(home: Path) -> None:
    """The database opens, the chain verifies, and every bet is what its entries lead to."""
    ran = run(home, "doctor")
    assert ran.returncode == 0, ran.stdout


def test_an_import_that_is_killed_is_there_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    outcome = killed(tmp_path, "import")
    found: dict[str, int] = {}
    for title, _ in bets(tmp_path):
        name = title.rpartition(" ")[0]
        found[name] = found.get(name, 0) + 1
    assert outcome.acknowledged and outcome.acknowledged <= found.keys()
    assert set(found.values()) == {BETS_A_FILE}
    assert_whole(tmp_path)


def test_a_settlement_that_was_acknowledged_is_there(tmp_path: Path) -> None:
    outcome = killed(tmp_path, "settle")
    settled = {title for title, state in bets(tmp_path) if state == "settled"}
    assert outcome.acknowledged and outcome.acknowledged <= settled
    assert_whole(tmp_path)


def test_a_version_of_a_role_that_was_acknowledged_is_there_and_the_ledger_says_the_same(
    tmp_path: Path,
) -> None:
    outcome = killed(tmp_path, "role")
    titles = {
        line.partition("criteria, 0 weak  ")[2] for line in run(tmp_path, "roles", "list").stdout.splitlines()
    }
    assert outcome.acknowledged and {f"{name} for Dana" for name in outcome.acknowledged} <= titles
    checks = {check["name"]: check["ok"] for check in done(tmp_path, "doctor")["checks"]}
    assert checks["ledger"] and checks["roles"]


def test_a_backup_that_is_killed_leaves_a_whole_one_and_the_database_alone(tmp_path: Path) -> None:
    home = with_bets(tmp_path, ["One", "Two"])
    outcome = killed(home, "backup")
    assert outcome.acknowledged
    assert {entries for found in outcome.entries for entries in found} == {2}
    assert check_copy(home / "copy").bets == 2
    assert_whole(home)


def test_a_restored_database_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    home = with_bets(tmp_path, ["One", "Two"])
    done(home, "backup", "--to", str(home / "first"))
    with_bets(home, ["Three"])
    done(home, "backup", "--to", str(home / "second"))
    outcome = killed(home, "restore")
    assert outcome.acknowledged
    assert {entries for found in outcome.entries for entries in found} == {2, 3}
    assert check_copy(home / NAME).entries in (2, 3)
    assert_whole(home)
