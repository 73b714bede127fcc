from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db.models import ProtectedError

from fieldcraft.web.bets import actions
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import FULL, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    person = Person.objects.create(name="ada")
    actions.open_bet(person, FULL, TODAY, datetime(2026, 3, 5, 9, 30, tzinfo=UTC))
    return person


def test_ledger_rows_are_never_changed_or_deleted(ada: Person) -> None:
    row = LedgerEntryRow.objects.get(owner=ada)
    for change in (row.save, row.delete, LedgerEntryRow.objects.all().delete):
        with pytest.raises(RuntimeError, match="never"):
            change()
    with pytest.raises(RuntimeError, match="never"):
        LedgerEntryRow.objects.update(kind="other")


def test_a_person_with_a_ledger_does_not_vanish_in_passing(ada: Person) -> None:
    with pytest.raises(ProtectedError):
        ada.delete()


def test_a_row_gives_back_its_bet_and_its_columns(ada: Person) -> None:
    row = BetRow.objects.get(owner=ada)
    bet = actions.show_bet(ada, 1)
    assert row.to_bet() == bet
    assert {name: getattr(row, name) for name in BetRow.columns(bet)} == BetRow.columns(bet)
