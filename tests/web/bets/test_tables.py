from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model, ProtectedError

from fieldcraft.bets import life
from fieldcraft.bets.bet import Bet
from fieldcraft.bets.imported import import_bet
from fieldcraft.bets.ledger import verify
from fieldcraft.bets.settlement import VOID, Happened
from fieldcraft.web.bets import actions
from fieldcraft.web.bets.lists import Wanted, list_bets
from fieldcraft.web.bets.search_index import few_with
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import FULL, TODAY

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)

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


def test_tags_stand_in_the_words_of_a_row_each_on_its_line(ada: Person) -> None:
    assert BetRow.objects.get(owner=ada).words == "cut the sign-up form to three fields\nonboarding\n"


def test_the_desk_asks_to_review_what_was_settled_here_and_not_what_was_imported(ada: Person) -> None:
    def asked(bet: Bet) -> bool:
        return bool(BetRow.columns(bet)["to_review"])

    bet = actions.show_bet(ada, 1)
    settled, _ = life.settle(bet, Happened("yes"), TODAY, unrated=True)
    void, _ = life.settle(bet, VOID, TODAY, reason="Mistyped")
    imported, _ = import_bet("2", bet.draft, TODAY, TODAY, Happened("yes"), TODAY)
    assert [asked(each) for each in (bet, settled, void, imported)] == [False, True, False, False]


@pytest.mark.django_db(transaction=True)
def test_rows_of_an_older_fieldcraft_get_the_columns_that_lists_read() -> None:
    person = Person.objects.create(name="ada")
    actions.open_bet(person, FULL | {"criteria": ["R1.2"]}, TODAY, datetime(2026, 3, 5, 9, 30, tzinfo=UTC))
    actions.settle_bet(person, 1, Happened("yes"), TODAY, datetime(2026, 3, 5, tzinfo=UTC), unrated=True)
    before = BetRow.objects.values().get()
    try:
        migrate("0001_initial")
    finally:
        migrate()
    assert BetRow.objects.values().get(number=before["number"]) == before
    assert list_bets(person, TODAY, Wanted(search="sign-up")) == [actions.show_bet(person, 1)]
    assert few_with(connection, person.pk, ["sign-up"]) == (
        [before["id"]] if connection.vendor == "sqlite" else None
    )


@pytest.mark.parametrize("table", [BetRow, LedgerEntryRow])
def test_no_index_is_written_that_another_one_makes_needless(table: type[Model]) -> None:
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, table._meta.db_table).values()
    indexes = {tuple(each["columns"]) for each in constraints if each["index"] or each["unique"]}
    assert not indexes & {("owner_id",), ("owner_id", "sequence")}


@pytest.mark.django_db(transaction=True)
def test_rows_whose_keys_were_drawn_come_to_stand_by_owner_and_place() -> None:
    people = [Person.objects.create(name=name) for name in ("ada", "ben")]
    for _ in range(3):
        for person in people:
            actions.open_bet(person, FULL, TODAY, NOW)
    before = {table: list(table.objects.order_by("pk").values()) for table in (BetRow, LedgerEntryRow)}
    try:
        migrate("0009_practice_runs")
        with connection.cursor() as cursor:
            for table, place in ((BetRow, "number"), (LedgerEntryRow, "sequence")):
                # As they were drawn, in the order of opening.
                drawn = f"2 * {place} + CASE owner_id WHEN {people[0].pk} THEN 0 ELSE 1 END"
                cursor.execute(f"UPDATE {table._meta.db_table} SET id = {drawn}")
    finally:
        migrate()
    assert {table: list(table.objects.order_by("pk").values()) for table in before} == before
    for person in people:
        assert verify(actions.ledger_entries(person), actions.ledger_head(person)) is None
        assert [bet.id for bet in list_bets(person, TODAY, Wanted(search="sign-up"))] == ["1", "2", "3"]
        assert actions.open_bet(person, FULL, TODAY, NOW).id == "4"


def migrate(name: str | None = None) -> None:
    """Bring the tables to a migration of the shell, or to the last one."""
    executor = MigrationExecutor(connection)
    executor.migrate([("web", name)] if name else executor.loader.graph.leaf_nodes("web"))
