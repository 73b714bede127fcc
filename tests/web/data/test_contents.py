from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fieldcraft.bets.ledger import GENESIS
from fieldcraft.refusal import Refused
from fieldcraft.web.data.contents import contents_of, lost_by
from tests.web.data.homes import done, with_bets

NAME = "fieldcraft.sqlite3"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_bets(tmp_path_factory.mktemp("two"), ["One", "Two"])


def test_what_a_database_holds_is_told_with_its_head(two: Path) -> None:
    held = contents_of(two / NAME)
    assert (held.bets, held.entries, held.answers, held.fault) == (2, 2, 0, None)
    said = done(two, "ledger", "head")
    assert (held.head.length, held.head.hash) == (said["length"], said["hash"])
    assert held.last == "2026-03-05"


def test_an_empty_one_has_no_last_entry(tmp_path: Path) -> None:
    done(tmp_path, "bets", "list")
    held = contents_of(tmp_path / NAME)
    assert (held.entries, held.head, held.last) == (0, GENESIS, "")


@pytest.mark.parametrize(("change", "why"), [("at = 'x'", "was changed"), ("body = '{'", "is not JSON")])
def test_a_broken_ledger_is_said_to_be_broken(two: Path, tmp_path: Path, change: str, why: str) -> None:
    shutil.copy(two / NAME, tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy")) as database:
        database.execute(f"UPDATE web_ledgerentryrow SET {change} WHERE sequence = 2")
        database.commit()
    fault = contents_of(tmp_path / "copy").fault
    assert fault is not None and fault.sequence == 2 and why in fault.why


def test_what_a_backup_lacks_is_counted(two: Path, tmp_path: Path) -> None:
    more = with_bets(tmp_path / "more", ["Three"])
    done(more, "restore", str(two / NAME))
    with_bets(more, ["Four", "Five"])
    assert (lost_by(two / NAME, more / NAME), lost_by(more / NAME, two / NAME)) == (2, 0)


def test_what_is_no_database_is_refused_by_the_name_its_owner_knows(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("hello")
    with pytest.raises(Refused, match=r"^mine is no database"):
        contents_of(tmp_path / "x", "mine")
