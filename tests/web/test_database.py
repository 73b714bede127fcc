from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from fieldcraft.refusal import Refused
from fieldcraft.web.database import database_settings, is_passing, said_of_database_error


@pytest.fixture(autouse=True)
def no_other_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIELDCRAFT_DATABASE", raising=False)


def test_the_usual_database_is_a_file_in_the_folder_for_its_owner_only(tmp_path: Path) -> None:
    settings = database_settings(tmp_path)
    path = Path(settings["NAME"])
    assert path == tmp_path / "fieldcraft.sqlite3"
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_writers_queue_and_what_is_saved_is_on_the_disk(tmp_path: Path) -> None:
    options = database_settings(tmp_path)["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 5)
    with closing(sqlite3.connect(tmp_path / "fieldcraft.sqlite3")) as database:
        database.executescript(options["init_command"])
        read = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert read == ["wal", 2]


def test_another_database_is_named_by_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "postgresql://ann:a%40b@db.example:6543/field%20craft?sslmode=require"
    monkeypatch.setenv("FIELDCRAFT_DATABASE", address)
    settings = database_settings(tmp_path)
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert [settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "field craft",
        "ann",
        "a@b",
        "db.example",
        "6543",
    ]
    assert settings["OPTIONS"] == {"sslmode": "require"}


def test_the_folder_of_a_socket_comes_as_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_DATABASE", "postgresql://postgres:@/postgres?host=/run/some/folder")
    assert database_settings(tmp_path)["HOST"] == "/run/some/folder"


@pytest.mark.parametrize("address", ["mysql://a@b/c", "postgresql://a@b", "fieldcraft.sqlite3"])
def test_an_address_of_something_else_is_refused(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDCRAFT_DATABASE", address)
    with pytest.raises(Refused, match="write postgresql://"):
        database_settings(tmp_path)


def test_a_locked_database_is_said_to_be_in_use(tmp_path: Path) -> None:
    path = tmp_path / "locked.sqlite3"
    with (
        closing(sqlite3.connect(path)) as one,
        closing(sqlite3.connect(path, timeout=0)) as other,
    ):
        one.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as error:
            other.execute("BEGIN IMMEDIATE")
    assert said_of_database_error(error.value, "F") == (
        "Another program is writing to F; close it and try again."
    )


def test_a_full_disk_is_said_to_be_full(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "full.sqlite3")) as database:
        database.execute("CREATE TABLE t (x)")
        database.execute("PRAGMA max_page_count=2")
        with pytest.raises(sqlite3.OperationalError) as error:
            database.execute("INSERT INTO t VALUES (zeroblob(100000))")
    assert "The disk is full" in said_of_database_error(error.value, "F")


def test_a_lock_passes_and_damage_does_not(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    path.write_text("no database " * 100)
    with closing(sqlite3.connect(path)) as database, pytest.raises(sqlite3.DatabaseError) as error:
        database.execute("SELECT 1 FROM sqlite_master")
    assert not is_passing(error.value)
    assert is_passing(DatabaseError('table "web_person" already exists'))


@pytest.mark.django_db
def test_what_nobody_foresaw_is_said_in_its_own_words() -> None:
    with pytest.raises(DatabaseError) as error, connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nowhere")
    said = said_of_database_error(error.value, "F")
    assert "nowhere" in said
    assert "\n" not in said
