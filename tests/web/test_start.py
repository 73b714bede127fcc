from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from fieldcraft.web.start import known_migrations


def start(home: Path) -> subprocess.CompletedProcess[str]:
    """A command that needs the database, in a process of its own."""
    environment = os.environ | {"FIELDCRAFT_HOME": str(home), "FIELDCRAFT_TODAY": ""}
    environment.pop("FIELDCRAFT_DATABASE", None)
    command = [sys.executable, "-m", "fieldcraft", "answers", "list", "--json"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    assert start(tmp_path).stdout == "[]\n"
    return tmp_path


def test_the_first_start_makes_the_tables_and_the_second_finds_them(home: Path) -> None:
    with closing(sqlite3.connect(home / "fieldcraft.sqlite3")) as database:
        applied = database.execute("SELECT name FROM django_migrations WHERE app = 'web'").fetchall()
    assert {name for (name,) in applied} == known_migrations() != set()
    assert start(home).returncode == 0


def test_first_starts_at_the_same_moment_all_succeed(tmp_path: Path) -> None:
    environment = os.environ | {"FIELDCRAFT_HOME": str(tmp_path)}
    environment.pop("FIELDCRAFT_DATABASE", None)
    command = [sys.executable, "-m", "fieldcraft", "answers", "list", "--json"]
    started = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    ended = [(*process.communicate(timeout=60), process.returncode) for process in started]
    assert ended == [("[]\n", "", 0)] * 3


def test_a_database_of_a_newer_fieldcraft_is_left_alone(home: Path) -> None:
    with closing(sqlite3.connect(home / "fieldcraft.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('web', '9999_later', '2030-01-01')"
        )
    ran = start(home)
    assert ran.returncode == 2
    assert "was last used by a newer Fieldcraft; update this one" in ran.stderr


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "fieldcraft.sqlite3"
    path.write_text("These are my notes, not a database. " * 40)
    ran = start(tmp_path)
    assert ran.returncode == 2
    assert "is not a Fieldcraft database; move it away" in ran.stderr
    assert path.read_text().startswith("These are my notes")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = start(tmp_path / "file" / "home")
    assert ran.returncode == 2
    assert "cannot be made" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_refused(home: Path) -> None:
    for path in (*home.iterdir(), home):
        path.chmod(path.stat().st_mode & ~0o222)
    ran = start(home)
    home.chmod(0o700)
    assert ran.returncode == 2
    assert "may not be written to" in ran.stderr
