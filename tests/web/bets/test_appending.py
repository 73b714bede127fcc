from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.ledger import GENESIS, Entry, Head, append, canonical_bytes
from fieldcraft.bets.life import open_bet, settle
from fieldcraft.bets.settlement import Happened, Value
from fieldcraft.web.bets import appending
from fieldcraft.web.bets.appending import (
    End,
    add_bet,
    add_entry,
    change_bet,
    end_of,
    find_bet,
    find_bet_of_form,
)
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.bets.transactions import Run, running
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import FULL, RANGE, TODAY, draft

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
GENESIS_END = End(0, "", GENESIS)

pytestmark = pytest.mark.django_db


@pytest.fixture
def run() -> Iterator[Run]:
    with running() as run:
        yield run


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


@pytest.fixture
def ben() -> Person:
    return Person.objects.create(name="ben")


@pytest.mark.parametrize("value", [FULL, draft(forecast=RANGE)])
def test_the_rows_of_a_bet_read_back_as_those_that_django_wrote(
    run: Run, ada: Person, ben: Person, value: object
) -> None:
    bet, event = open_bet("1", read_draft(value, TODAY), TODAY)
    after, _ = settle(
        bet, Value(36) if event.body["draft"]["forecast"].get("p10") else Happened("yes"), TODAY, unrated=True
    )
    entry = Entry(1, "2026-03-05T09:30:00Z", event.kind, event.body, "0" * 64, "f" * 64)
    add_bet(run, ada, bet)
    add_entry(run, ada, entry, canonical_bytes(entry.body).decode())
    BetRow(owner=ben, number=1, **BetRow.columns(bet)).save()
    LedgerEntryRow.of(ben, entry).save()
    for then in (bet, after):
        change_bet(run, ada, then)
        BetRow.objects.update_or_create(owner=ben, number=1, defaults=BetRow.columns(then))
        for table in (BetRow, LedgerEntryRow):
            ours, django = table.objects.order_by("pk").values()
            assert {**ours, "id": 0, "owner_id": 0} == {**django, "id": 0, "owner_id": 0}


def test_a_bet_is_found_by_its_number_or_form_and_stays_its_owners(
    run: Run, ada: Person, ben: Person
) -> None:
    bet, _ = open_bet("1", read_draft(FULL, TODAY), TODAY)
    add_bet(run, ada, bet, "key")
    add_bet(run, ben, bet)
    assert find_bet(run, ada, 1) == find_bet_of_form(run, ada, "key") == bet
    assert find_bet(run, ada, 2) is None and find_bet_of_form(run, ben, "key") is None
    after, _ = settle(bet, Happened("yes"), TODAY, unrated=True)
    change_bet(run, ada, after)
    assert find_bet_of_form(run, ada, "key") == after and find_bet(run, ben, 1) == bet


def test_bets_and_ledger_end_with_those_of_the_person(run: Run, ada: Person, ben: Person) -> None:
    assert end_of(run, ada) == End(0, "", GENESIS)
    for place in (9, 10):
        add_bet(run, ada, open_bet(str(place), read_draft(FULL, TODAY), TODAY)[0])
        add_entry(run, ada, Entry(place, "2026-03-05", "x", {}, "", f"{place}"), "{}")
    assert end_of(run, ada) == End(10, "2026-03-05", Head(10, "10"))
    assert end_of(run, ben) == End(0, "", GENESIS)


@pytest.mark.parametrize("value", [FULL, draft(forecast=RANGE), draft(title='"Ü\\ \u2028"', reason="a\nb")])
def test_a_draft_written_once_reads_as_in_the_entry_and_the_bet_alike(
    run: Run, ada: Person, value: object
) -> None:
    bet, event = open_bet("1", read_draft(value, TODAY), TODAY)
    appending.open_bet(run, ada, GENESIS_END, bet, event, NOW, "key")
    entry, row = LedgerEntryRow.objects.get(), BetRow.objects.get()
    assert entry.body == canonical_bytes(event.body).decode()
    assert entry.to_entry() == append(GENESIS, NOW, event.kind, event.body)
    assert row.to_bet() == bet and row.body == bet.record() and row.form_key == "key"


def test_a_place_is_taken_once(run: Run, ada: Person) -> None:
    bet, event = open_bet("1", read_draft(FULL, TODAY), TODAY)
    appending.open_bet(run, ada, GENESIS_END, bet, event, NOW, None)
    for again in (lambda: add_bet(run, ada, bet), LedgerEntryRow.of(ada, Entry(1, "", "x", {}, "", "")).save):
        with pytest.raises(IntegrityError), transaction.atomic():
            again()
