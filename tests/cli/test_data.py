from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.run import run as run_here
from tests.web.data.homes import HEADER, LINE, done, run, with_bets

NAME = "fieldcraft.sqlite3"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return with_bets(tmp_path / "home", ["One", "Two"])


def head(home: Path) -> object:
    return done(home, "ledger", "head")


def test_an_export_taken_into_an_empty_fieldcraft_gives_the_same_head(home: Path, tmp_path: Path) -> None:
    archive = tmp_path / "mine.zip"
    made = done(home, "export", "--to", str(archive))
    assert (made["bets"], made["answers"], made["fault"], made["head"]) == (2, 0, None, head(home))
    taken = done(tmp_path / "other", "import", str(archive))
    assert taken["head"] == made["head"] == head(tmp_path / "other")
    refused = run(tmp_path / "other", "import", str(archive))
    assert refused.returncode == 2 and "two ledgers cannot be made one" in refused.stderr


def test_a_broken_ledger_is_exported_and_reported(home: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(home / NAME)) as database, database:
        database.execute(
            "UPDATE web_ledgerentryrow SET body = replace(body, 'One', 'Won') WHERE sequence = 1"
        )
    ran = run(home, "export", "--to", str(tmp_path / "mine.zip"))
    assert ran.returncode == 1 and "The ledger is broken: entry 1 was changed" in ran.stderr
    ran = run(tmp_path / "other", "import", str(tmp_path / "mine.zip"))
    assert ran.returncode == 2 and "entry 1 of its ledger was changed" in ran.stderr


def test_a_backup_is_restored_and_what_it_replaced_is_kept(home: Path, tmp_path: Path) -> None:
    copy, before = tmp_path / "copy", head(home)
    assert done(home, "backup", "--to", str(copy))["bets"] == 2
    sheet = tmp_path / "more.csv"
    sheet.write_text(HEADER + LINE)
    done(home, "bets", "import", str(sheet), "--yes")
    after = head(home)
    kept = done(home, "restore", str(copy))["replaced"]
    assert head(home) == before != after
    done(home, "restore", kept)
    assert head(home) == after
    assert run(home, "ledger", "verify").returncode == 0


def test_erasing_asks_for_the_word_and_says_what_cannot_be_recalled(home: Path) -> None:
    assert "fieldcraft erase --me" in run(home, "erase", "--yes").stderr
    ran = run(home, "erase", "--me")
    assert ran.returncode == 2 and "cannot be recalled" in ran.stderr
    assert head(home) != {"length": 0, "hash": "0" * 64}
    assert done(home, "erase", "--me", "--yes")["erased"] is True
    assert head(home) == {"length": 0, "hash": "0" * 64}


@pytest.mark.django_db(transaction=True)
def test_another_word_erases_nothing_and_the_word_erases() -> None:
    refused = run_here("erase", "--me", stdin="yes\n")
    assert refused.code == 2 and "The word was not erase" in refused.err
    assert run_here("erase", "--me", stdin="erase\n").out == "Everything of yours is erased.\n"


def limit(size: int) -> Callable[[], None]:
    """No file of the process may grow beyond so many bytes, as on a full disk."""

    def set_limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return set_limit


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_on_a_full_disk_there_is_a_sentence_and_nothing_half_done(home: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "many.csv"
    sheet.write_text(HEADER + "".join(LINE.replace("It", f"Number {number}") for number in range(600)))
    before, folder = head(home), sorted(tmp_path.iterdir())
    # The database's log grows with the import; a copy of the database, or an archive, is soon too large.
    for arguments, size in (
        (("bets", "import", str(sheet), "--yes"), 300_000),
        (("backup", "--to", str(tmp_path / "copy")), 50_000),
        (("export", "--to", str(tmp_path / "mine.zip")), 1_000),
    ):
        ran = run(home, *arguments, preexec_fn=limit(size))
        assert ran.returncode == 2, ran
        assert "Traceback" not in ran.stderr
        assert "disk" in ran.stderr or "cannot be written" in ran.stderr
        assert sorted(tmp_path.iterdir()) == folder
    assert head(home) == before
    assert run(home, "doctor").returncode == 0


def test_what_is_taken_out_can_be_read_with_nothing_but_the_file(home: Path, tmp_path: Path) -> None:
    done(home, "export", "--to", str(tmp_path / "mine.zip"))
    with ZipFile(tmp_path / "mine.zip") as archive:
        archive.extractall(tmp_path / "out")
    ran = run(tmp_path / "nobody", "ledger", "verify", str(tmp_path / "out" / "ledger.jsonl"))
    assert ran.returncode == 0 and "2 entries" in ran.stdout
