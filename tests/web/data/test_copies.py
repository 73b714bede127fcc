from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldcraft.refusal import Refused
from fieldcraft.web.data.copies import back_up, check_copy, database_file, is_readable, restore, said_of
from tests.web.data.homes import with_bets

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
NAME = "fieldcraft.sqlite3"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_bets(tmp_path_factory.mktemp("home"), ["One", "Two"]) / NAME


@pytest.fixture
def database(original: Path, tmp_path: Path) -> Path:
    path = tmp_path / "home" / NAME
    path.parent.mkdir()
    shutil.copy(original, path)
    return path


def titles(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as opened:
        return [title for (title,) in opened.execute("SELECT title FROM web_betrow ORDER BY number")]


def change(path: Path) -> sqlite3.Connection:
    """The database, held open by somebody who changed it: the change is in the file beside it."""
    opened = sqlite3.connect(path)
    opened.execute("PRAGMA journal_mode=WAL")
    opened.execute("UPDATE web_betrow SET title = 'Changed' WHERE number = 1")
    opened.commit()
    return opened


def test_a_backup_of_a_database_in_use_holds_what_was_saved_and_is_one_file(
    database: Path, tmp_path: Path
) -> None:
    with closing(change(database)) as other:
        other.execute("UPDATE web_betrow SET title = 'Half done' WHERE number = 2")
        copied = back_up(database, tmp_path / "copy")
    assert (copied.bets, copied.entries) == (2, 2)
    assert titles(tmp_path / "copy") == ["Changed", "Two"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "home"]


def test_there_is_nothing_to_back_up_before_the_first_bet(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing to back up"):
        back_up(tmp_path / NAME, tmp_path / "copy")


def test_a_backup_is_not_written_over_the_database(database: Path) -> None:
    with pytest.raises(Refused, match="is the database itself"):
        back_up(database, database)


def test_a_restored_backup_replaces_the_database_which_is_kept_beside_it(
    database: Path, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "copy")
    change(database).close()
    kept = restore(tmp_path / "copy", database, NOW)
    assert kept == database.with_name("replaced-20260305T093000Z.sqlite3")
    assert (titles(database), titles(kept)) == (["One", "Two"], ["Changed", "Two"])
    assert restore(tmp_path / "copy", database, NOW) == kept.with_stem(f"{kept.stem}-2")


def test_somebody_who_reads_or_writes_makes_it_wait_and_then_refuse(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fieldcraft.web.data.copies.BUSY_SECONDS", 0.1)
    back_up(database, tmp_path / "copy")
    with closing(change(database)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused, match="Another program is writing"):
            restore(tmp_path / "copy", database, NOW)
    assert titles(database) == ["Changed", "Two"]


def test_where_there_was_no_database_the_backup_becomes_it(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy")
    (tmp_path / "new").mkdir()
    assert restore(tmp_path / "copy", tmp_path / "new" / NAME, NOW) is None
    assert titles(tmp_path / "new" / NAME) == ["One", "Two"]


def test_a_damaged_database_is_moved_away_and_the_backup_takes_its_place(
    database: Path, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "copy")
    database.write_bytes(b"no database " * 1000)
    assert not is_readable(database)
    kept = restore(tmp_path / "copy", database, NOW)
    assert kept is not None and kept.read_bytes().startswith(b"no database")
    assert titles(database) == ["One", "Two"]


def test_what_is_no_backup_is_refused_and_nothing_changes(database: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("Dear diary")
    with closing(sqlite3.connect(tmp_path / "other")) as other, other:
        other.execute("CREATE TABLE web_betrow (x)")
    for name, why in (("notes", "is no database"), ("other", "is no database"), ("none", "is not there")):
        with pytest.raises(Refused, match=why):
            restore(tmp_path / name, database, NOW)
    with pytest.raises(Refused, match="is the database in use"):
        restore(database, database, NOW)
    assert list(database.parent.glob("replaced-*")) == []
    assert titles(database) == ["One", "Two"]


def test_a_backup_of_a_newer_fieldcraft_is_refused(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "copy")) as opened, opened:
        opened.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('web', '9999_later', '2030-01-01')"
        )
    with pytest.raises(Refused, match="newer Fieldcraft"):
        restore(tmp_path / "copy", database, NOW)


def test_a_damaged_backup_is_refused(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy")
    data = bytearray((tmp_path / "copy").read_bytes())
    data[4096 : len(data) - 4096] = bytes(len(data) - 2 * 4096)
    (tmp_path / "copy").write_bytes(bytes(data))
    with pytest.raises(Refused, match=r"is damaged|is no database"):
        check_copy(tmp_path / "copy")


def test_on_postgresql_its_own_tools_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_DATABASE", "postgresql://localhost/fieldcraft")
    with pytest.raises(Refused, match="pg_dump"):
        database_file(tmp_path)


def test_what_sqlite_and_the_disk_say_becomes_a_sentence() -> None:
    for error in (sqlite3.OperationalError("no such table"), OSError(28, "No space left on device")):
        with pytest.raises(Refused, match=r"no such table|No space left"), said_of(Path("file")):
            raise error
