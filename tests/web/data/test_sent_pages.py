"""An export taken in and a backup put back on pages; the backup on a server that goes on running."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from fieldcraft.refusal import Refused
from fieldcraft.web.bets.actions import ledger_head
from fieldcraft.web.data.export import export_everything
from fieldcraft.web.home import data_folder
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import TODAY
from tests.web.data.homes import done, run, with_bets
from tests.web.data.living import NOW, bets_of, furnish
from tests.web.served import Served, Visitor, served

DAY = "2026-03-05"
BACK_TO_THE_FIRST_TABLES = """
from fieldcraft.web.start import set_up
set_up()
from django.core.management import call_command
call_command("migrate", "web", "0001", verbosity=0)
"""

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has tools of its own")


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", DAY)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two bets, and a third one since `backup` was written."""
    home = with_bets(tmp_path / "home", ["One", "Two"])
    done(home, "backup", "--to", str(tmp_path / "backup"))
    return with_bets(home, ["Three"])


@pytest.fixture
def server(home: Path) -> Iterator[Served]:
    with served(home, day=DAY) as running:
        yield running


def looking(server: Served, content: bytes) -> Visitor:
    """Somebody who sent a backup and looks at what is in it."""
    visitor = Visitor(server.address, takes_refusals=True)
    visitor.read("/data/")
    visitor.send_file("/data/restore", "backup", "mine.sqlite3", content)
    return visitor


def titles(home: Path) -> set[str]:
    return {bet["title"] for bet in done(home, "bets", "list")}


def text(response: Any) -> str:
    return str(response.content.decode())


def send(client: Client, content: bytes) -> Any:
    return client.post("/data/take-in", {"archive": SimpleUploadedFile("mine.zip", content)})


@pytest.fixture
def archive(db: None, tmp_path: Path) -> bytes:
    ada = Person.objects.create(name="ada")
    furnish(ada)
    export_everything(ada, tmp_path / "mine.zip", TODAY, NOW)
    return (tmp_path / "mine.zip").read_bytes()


@pytest.mark.django_db(transaction=True)
def test_an_export_is_shown_and_taken_in_when_that_is_confirmed(client: Client, archive: bytes) -> None:
    response = send(client, archive)
    head = ledger_head(Person.objects.get(name="ada"))
    page = text(response)
    assert "mine.zip holds 3 bets and 1 answer." in page and str(head) in page and "chain is whole" in page
    assert bets_of(local_owner()) == []
    form = response.context["form"]
    confirmed = {name: form[name].value() for name in ("digest", "name")}
    assert "Took in 3 bets and 1 answers" in text(
        client.post("/data/take-in/confirm", confirmed, follow=True)
    )
    assert ledger_head(local_owner()) == head
    assert not (data_folder() / "waiting-export").exists()
    assert "no longer here" in text(client.post("/data/take-in/confirm", confirmed))


@pytest.mark.django_db(transaction=True)
def test_an_export_that_cannot_be_taken_in_is_refused_when_it_is_looked_at(
    client: Client, archive: bytes
) -> None:
    for content, why in (
        (b"hello", "mine.zip is no export of Fieldcraft"),
        (archive[:-100], "mine.zip is no export of Fieldcraft"),
        (b"", "The file is empty"),
    ):
        response = send(client, content)
        assert response.status_code == 422 and why in text(response)
    assert client.post("/data/take-in").status_code == 422
    furnish(local_owner())
    assert "two ledgers cannot be made one" in text(send(client, archive))
    assert not (data_folder() / "waiting-export").exists()


@pytest.mark.django_db(transaction=True)
def test_what_came_in_between_keeps_the_export_out(client: Client, archive: bytes) -> None:
    form = send(client, archive).context["form"]
    furnish(local_owner())
    confirmed = {name: form[name].value() for name in ("digest", "name")}
    response = client.post("/data/take-in/confirm", confirmed)
    assert response.status_code == 422 and "two ledgers cannot be made one" in text(response)


@pytest.mark.django_db
def test_where_tools_of_its_own_are_used_no_copy_is_on_the_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> Path:
        raise Refused("Your data are in PostgreSQL, which brings its own tools.")

    for module in ("pages", "sent_pages"):
        monkeypatch.setattr(f"fieldcraft.web.data.{module}.database_file", refuse)
    page = text(client.get("/data/"))
    assert "brings its own tools" in page and "Look at this backup" not in page
    response = client.post("/data/restore", {"backup": SimpleUploadedFile("b", b"x")})
    assert response.status_code == 400 and "brings its own tools" in text(response)


@on_sqlite
def test_a_backup_is_put_back_while_the_server_runs_and_goes_on(
    server: Served, home: Path, tmp_path: Path
) -> None:
    visitor = looking(server, (tmp_path / "backup").read_bytes())
    assert "1 ledger entry that you have here is not in the backup." in visitor.page
    visitor.send("/data/restore/confirm", visitor.hidden())
    assert visitor.at == "/data/" and "The backup is in place." in visitor.page
    assert titles(home) == {"One", "Two"}
    (kept,) = home.glob("replaced-*")
    assert kept.name in visitor.page
    visitor.read("/bets/new")
    draft = {
        "title": "After",
        "kind": "work",
        "question": "Will it?",
        "probability": "70",
        "due": "2026-04-01",
    }
    visitor.send("/bets/new", draft | {"keep": "anyway"})
    assert titles(home) == {"One", "Two", "After"}
    assert run(home, "doctor").returncode == 0
    assert not (home / "waiting-backup").exists()


@on_sqlite
@pytest.mark.parametrize("by", ["page", "command"])
def test_a_form_from_before_changes_nothing_and_says_why(
    by: str, server: Served, home: Path, tmp_path: Path
) -> None:
    other = Visitor(server.address, takes_refusals=True)
    other.read("/bets/new")
    if by == "page":
        visitor = looking(server, (tmp_path / "backup").read_bytes())
        visitor.send("/data/restore/confirm", visitor.hidden())
    else:
        done(home, "restore", str(tmp_path / "backup"))
    draft = {
        "title": "Before",
        "kind": "work",
        "question": "Will it?",
        "probability": "70",
        "due": "2026-04-01",
    }
    stale = other.page
    other.send("/bets/new", draft | {"keep": "anyway"})
    assert other.status == 403 and "A backup was put back" in other.page
    other.read("/bets/")
    other.page = stale
    other.send("/bets/new", draft | {"keep": "anyway"})
    assert other.status == 403 and titles(home) == {"One", "Two"}


@on_sqlite
def test_two_restores_at_once_put_one_back_and_refuse_the_other(
    server: Served, home: Path, tmp_path: Path
) -> None:
    content = (tmp_path / "backup").read_bytes()
    visitors = [looking(server, content) for _ in range(2)]
    threads = [
        Thread(target=visitor.send, args=["/data/restore/confirm", visitor.hidden()]) for visitor in visitors
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    good, bad = sorted(visitors, key=lambda visitor: "The backup is in place" not in visitor.page)
    assert "The backup is in place" in good.page
    assert bad.status in (400, 403, 422), bad.page
    assert titles(home) == {"One", "Two"}
    assert len(list(home.glob("replaced-*"))) == 1
    assert "Your data" in good.read("/data/")


@on_sqlite
def test_a_backup_of_an_older_fieldcraft_is_brought_up_to_date(
    server: Served, home: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    old.mkdir()
    environment = os.environ | {"FIELDCRAFT_HOME": str(old)}
    environment.pop("FIELDCRAFT_DATABASE", None)
    subprocess.run([sys.executable, "-c", BACK_TO_THE_FIRST_TABLES], env=environment, check=True)
    visitor = looking(server, (old / "fieldcraft.sqlite3").read_bytes())
    visitor.send("/data/restore/confirm", visitor.hidden())
    assert "The backup is in place." in visitor.page
    assert "Your bets will stand here" in visitor.read("/bets/")
    assert run(home, "doctor").returncode == 0


@on_sqlite
def test_what_is_no_backup_is_refused_by_its_own_name(server: Served, home: Path, tmp_path: Path) -> None:
    content = (tmp_path / "backup").read_bytes()
    newer = tmp_path / "newer"
    newer.write_bytes(content)
    with closing(sqlite3.connect(newer)) as database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('web', '9999_x', '')")
        database.commit()
    for sent, why in (
        (b"", "The file is empty"),
        (b"hello", "mine.sqlite3 is no database of Fieldcraft"),
        (content[: len(content) // 2], "mine.sqlite3 is damaged"),
        (newer.read_bytes(), "mine.sqlite3 was written by a newer Fieldcraft"),
    ):
        visitor = looking(server, sent)
        assert visitor.status == 422 and why in visitor.page
        assert str(home / "waiting") not in visitor.page
    assert titles(home) == {"One", "Two", "Three"}


@on_sqlite
def test_a_broken_ledger_in_a_backup_is_said_before_it_is_put_back(
    server: Served, home: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "backup")) as database:
        database.execute("UPDATE web_ledgerentryrow SET at = '2020-01-01T00:00:00Z' WHERE sequence = 2")
        database.commit()
    visitor = looking(server, (tmp_path / "backup").read_bytes())
    assert visitor.status == 200 and "broken: entry 2 was changed" in visitor.page
