from __future__ import annotations

import os
from pathlib import Path

import pytest

from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.data import health
from fieldcraft.web.people.tables import Person
from tests.web.data.living import furnish

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    person = Person.objects.create(name="ada")
    furnish(person)
    return person


def test_what_is_well_is_said_to_be(ada: Person, tmp_path: Path) -> None:
    checks = [
        health.check_versions(),
        health.check_folder(tmp_path),
        health.check_room(tmp_path, little=1),
        health.check_integrity(),
        health.check_ledger(ada),
        health.check_bets(ada),
    ]
    assert [check for check in checks if not check.ok] == []
    assert "Python" in checks[0].to_dict()["detail"]


def test_little_room_is_said(tmp_path: Path) -> None:
    check = health.check_room(tmp_path, little=2**60)
    assert not check.ok and "make room" in check.detail


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert not health.check_folder(tmp_path).ok


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    check = health.check_folder(tmp_path / "none")
    assert not check.ok and "cannot be written" in check.detail


def test_a_broken_chain_is_found_and_named(ada: Person) -> None:
    LedgerEntryRow.objects.filter(owner=ada, sequence=2)._raw_delete("default")
    check = health.check_ledger(ada)
    assert not check.ok and check.detail.startswith("Entry 2 is missing")


def test_bets_that_differ_from_their_ledger_are_named(ada: Person) -> None:
    BetRow.objects.filter(owner=ada, number=2).update(title="Something else")
    BetRow.objects.filter(owner=ada, number=3).delete()
    check = health.check_bets(ada)
    assert not check.ok and "They differ from the ledger: 2, 3." in check.detail
