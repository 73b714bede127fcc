from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.backends.utils import CursorWrapper

from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.ledger import GENESIS, Entry, Head, canonical_bytes
from fieldcraft.bets.life import open_bet, settle
from fieldcraft.bets.settlement import Happened, Value
from fieldcraft.web.bets.appending import End, add_bet, add_entry, change_bet, end_of, find_bet
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import FULL, RANGE, TODAY, draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def cursor() -> Iterator[CursorWrapper]:
    with connection.cursor() as cursor:
        yield cursor


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


@pytest.fixture
def ben() -> Person:
    return Person.objects.create(name="ben")


@pytest.mark.parametrize("value", [FULL, draft(forecast=RANGE)])
def test_the_rows_of_a_bet_read_back_as_those_that_django_wrote(
    cursor: CursorWrapper, ada: Person, ben: Person, value: object
) -> None:
    bet, event = open_bet("1", read_draft(value, TODAY), TODAY)
    after, _ = settle(
        bet, Value(36) if event.body["draft"]["forecast"].get("p10") else Happened("yes"), TODAY, unrated=True
    )
    entry = Entry(1, "2026-03-05T09:30:00Z", event.kind, event.body, "0" * 64, "f" * 64)
    add_bet(cursor, ada, bet)
    add_entry(cursor, ada, entry, canonical_bytes(entry.body).decode())
    BetRow(owner=ben, number=1, **BetRow.columns(bet)).save()
    LedgerEntryRow.of(ben, entry).save()
    for then in (bet, after):
        change_bet(cursor, ada, then)
        BetRow.objects.update_or_create(owner=ben, number=1, defaults=BetRow.columns(then))
        for table in (BetRow, LedgerEntryRow):
            ours, django = table.objects.order_by("pk").values()
            assert {**ours, "id": 0, "owner_id": 0} == {**django, "id": 0, "owner_id": 0}


def test_a_bet_is_found_by_its_number_or_form_and_stays_its_owners(
    cursor: CursorWrapper, ada: Person, ben: Person
) -> None:
    bet, _ = open_bet("1", read_draft(FULL, TODAY), TODAY)
    add_bet(cursor, ada, bet, "key")
    add_bet(cursor, ben, bet)
    assert find_bet(cursor, ada, "number", 1) == find_bet(cursor, ada, "form_key", "key") == bet
    assert find_bet(cursor, ada, "number", 2) is None and find_bet(cursor, ben, "form_key", "key") is None
    after, _ = settle(bet, Happened("yes"), TODAY, unrated=True)
    change_bet(cursor, ada, after)
    assert find_bet(cursor, ada, "form_key", "key") == after and find_bet(cursor, ben, "number", 1) == bet


def test_bets_and_ledger_end_with_those_of_the_person(
    cursor: CursorWrapper, ada: Person, ben: Person
) -> None:
    assert end_of(cursor, ada) == End(0, "", GENESIS)
    for place in (9, 10):
        add_bet(cursor, ada, open_bet(str(place), read_draft(FULL, TODAY), TODAY)[0])
        add_entry(cursor, ada, Entry(place, "2026-03-05", "x", {}, "", f"{place}"), "{}")
    assert end_of(cursor, ada) == End(10, "2026-03-05", Head(10, "10"))
    assert end_of(cursor, ben) == End(0, "", GENESIS)
