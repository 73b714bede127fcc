from __future__ import annotations

import pytest

from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.life import open_bet
from fieldcraft.web.bets.appending import insert, last_entry, last_number
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import FULL, TODAY

pytestmark = pytest.mark.django_db


def test_a_row_that_is_inserted_reads_back_as_one_that_django_wrote() -> None:
    columns = BetRow.columns(open_bet("1", read_draft(FULL, TODAY), TODAY)[0])
    for name, write in (("ada", insert), ("ben", BetRow.save)):
        write(BetRow(owner=Person.objects.create(name=name), number=1, **columns))
    ada, ben = BetRow.objects.order_by("pk").values()
    assert {**ada, "id": 0, "owner_id": 0} == {**ben, "id": 0, "owner_id": 0}


def test_the_last_entry_and_the_last_number_are_those_of_the_person() -> None:
    ada, ben = (Person.objects.create(name=name) for name in ("ada", "ben"))
    assert (last_entry(ada), last_number(ada)) == (None, 0)
    columns = BetRow.columns(open_bet("1", read_draft(FULL, TODAY), TODAY)[0])
    for place in (9, 10):
        insert(BetRow(owner=ada, number=place, **columns))
        entry = {"at": "2026-03-05", "kind": "x", "body": "{}", "previous": "", "hash": f"{place}"}
        insert(LedgerEntryRow(owner=ada, sequence=place, **entry))
    assert (last_entry(ada), last_number(ada)) == (("2026-03-05", 10, "10"), 10)
    assert (last_entry(ben), last_number(ben)) == (None, 0)
