from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from fieldcraft.web.bets.actions import ledger_head
from fieldcraft.web.data.erasing import erase_everything, owned_tables
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from tests.web.data.homes import run, with_bets
from tests.web.data.living import bets_of, furnish


@pytest.mark.django_db(transaction=True)
def test_everything_of_the_person_goes_and_a_fresh_owner_stands_there(tmp_path: Path) -> None:
    me, ben = local_owner(), Person.objects.create(name="ben")
    furnish(me)
    furnish(ben)
    fresh = erase_everything(me, tmp_path)
    assert fresh == local_owner() != me
    assert ledger_head(fresh).length == 0
    owned = [table for table in owned_tables() if table._default_manager.filter(owner=fresh).exists()]  # type: ignore[misc]
    assert owned == []
    assert len(bets_of(ben)) == 3
    ben_again = erase_everything(ben, tmp_path)
    assert all(not table._default_manager.exists() for table in owned_tables())
    assert ben_again == local_owner()


def test_every_table_is_owned_or_hangs_on_one_that_is() -> None:
    owned = set(owned_tables())
    for table in apps.get_app_config("web").get_models():
        parents = {field.related_model for field in table._meta.fields if field.is_relation}
        assert table is Person or table in owned or parents & owned


@pytest.mark.django_db(transaction=True)
def test_the_replaced_databases_and_the_file_that_waits_go_too(tmp_path: Path) -> None:
    kept = tmp_path / "notes.txt"
    names = ("replaced-20260305T093000Z.sqlite3", "waiting-import", "waiting-backup", ".waiting-backup.x")
    for path in (kept, *(tmp_path / name for name in (*names, ".replaced-20260305T093000Z.sqlite3.y"))):
        path.write_text("mine")
    (tmp_path / ".download-z").mkdir()
    (tmp_path / ".download-z/export").write_text("mine")
    erase_everything(local_owner(), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {kept.name, "stamp"}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into the file")
def test_what_was_erased_is_no_longer_in_the_file(tmp_path: Path) -> None:
    home = with_bets(tmp_path / "home", ["Zanzibar converts"])
    assert any(b"Zanzibar" in path.read_bytes() for path in home.iterdir())
    assert run(home, "erase", "--me", "--yes").returncode == 0
    assert [path.name for path in home.iterdir() if b"Zanzibar" in path.read_bytes()] == []
