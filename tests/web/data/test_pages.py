from __future__ import annotations

import io
import sqlite3
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client

from fieldcraft.web.bets.actions import ledger_head
from fieldcraft.web.home import data_folder
from fieldcraft.web.people.actions import local_owner
from tests.web.data.living import bets_of, furnish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")


def received(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_the_page_says_what_can_be_done_and_shows_the_head(client: Client) -> None:
    furnish(local_owner())
    page = client.get("/data/").content.decode()
    copied = "Download a backup" if connection.vendor == "sqlite" else "brings its own tools"
    for said in ("Download the export", copied, "Look at this file", "Erase everything of mine"):
        assert said in page
    assert ledger_head(local_owner()).hash in page


def test_the_export_is_downloaded_and_leaves_nothing_behind(client: Client) -> None:
    furnish(local_owner())
    before = sorted(data_folder().iterdir())
    response = client.post("/data/export")
    assert 'filename="fieldcraft-2026-03-05.zip"' in response["Content-Disposition"]
    assert "ledger.jsonl" in ZipFile(io.BytesIO(received(response))).namelist()
    assert sorted(data_folder().iterdir()) == before
    assert client.get("/data/export").status_code == 405


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has tools of its own")
def test_the_backup_is_a_database(client: Client, tmp_path: Path) -> None:
    (data_folder() / "fieldcraft.sqlite3").unlink(missing_ok=True)
    assert client.post("/data/backup").status_code == 400
    # The tests' own database has another name, so that the one in the folder is what is copied.
    from tests.web.data.homes import with_bets

    home = with_bets(tmp_path / "home", ["One"])
    (data_folder() / "fieldcraft.sqlite3").write_bytes((home / "fieldcraft.sqlite3").read_bytes())
    (tmp_path / "copy").write_bytes(received(client.post("/data/backup")))
    with sqlite3.connect(tmp_path / "copy") as copy:
        assert copy.execute("SELECT title FROM web_betrow").fetchall() == [("One",)]
    copy.close()


def test_everything_is_erased_only_after_the_word(client: Client) -> None:
    furnish(local_owner())
    assert "cannot be recalled" in client.get("/data/erase").content.decode()
    refused = client.post("/data/erase", {"word": "yes"})
    assert refused.status_code == 422 and "nothing was erased" in refused.content.decode()
    assert len(bets_of(local_owner())) == 3
    page = client.post("/data/erase", {"word": " erase "}, follow=True).content.decode()
    assert "Everything of yours is erased." in page
    assert bets_of(local_owner()) == []
