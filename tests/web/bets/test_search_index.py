from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from fieldcraft.web.bets import actions, lists
from fieldcraft.web.bets.search_index import FEW, INDEX, TOGETHER, TRIGGERS, added_together, few_with
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import TODAY, draft

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the index is SQLite's"),
]


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def opened(person: Person, title: str, **changes: object) -> int:
    return BetRow.objects.get(
        number=actions.open_bet(person, draft(title=title, **changes), TODAY, NOW).id
    ).pk


def test_the_migrations_leave_the_triggers_that_keep_the_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        assert set(TRIGGERS) <= {name for (name,) in cursor.fetchall()}


def test_rows_are_found_by_parts_of_their_words_as_they_come_change_and_go(ada: Person) -> None:
    form, price = opened(ada, "Cut the form"), opened(ada, 'Raise the "price"', tags=["churn"])
    assert few_with(connection, ["orm"]) == [form]
    assert few_with(connection, ["the"]) == [form, price]
    assert few_with(connection, ['"price"', "\nchurn\n"]) == [price]
    assert few_with(connection, ["walrus"]) == []
    BetRow.objects.filter(pk=form).update(words="feed the walrus\n")
    assert few_with(connection, ["walrus"]) == [form] and few_with(connection, ["form"]) == []
    BetRow.objects.filter(pk=form).delete()
    assert few_with(connection, ["walrus"]) == []


def test_rows_are_found_while_they_wait_and_once_they_are_held(ada: Person) -> None:
    """Through two rounds of adding, with rows that change and go on both sides of it."""
    there: dict[int, str] = {}
    for number in range(2 * TOGETHER + 9):
        there[opened(ada, f"word{number:03} form")] = f"word{number:03}"
        if number % 10 == 9:
            gone, changed = sorted(there)[number // 10], sorted(there)[-2]
            BetRow.objects.filter(pk=gone).delete()
            assert few_with(connection, [there.pop(gone)]) == []
            BetRow.objects.filter(pk=changed).update(words=f"new{number:03}\n")
            assert few_with(connection, [there[changed]]) == []
            there[changed] = f"new{number:03}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {INDEX}_docsize")
        assert 0 < len(there) - cursor.fetchone()[0] < TOGETHER
        cursor.execute(f"INSERT INTO {INDEX} ({INDEX}, rank) VALUES ('integrity-check', 0)")
    for id, word in there.items():
        assert few_with(connection, [word]) == [id]


@pytest.mark.parametrize("parts", [[], ["ab"], ["a\0bc"]])
def test_what_is_too_short_or_no_text_is_left_to_the_lists(ada: Person, parts: list[str]) -> None:
    opened(ada, "ab abc")
    assert few_with(connection, parts) is None


def test_what_many_have_is_left_to_the_lists(ada: Person) -> None:
    opened(ada, "Cut the form")
    row = BetRow.objects.values().get()
    BetRow.objects.bulk_create(BetRow(**row | {"id": None, "number": number}) for number in range(2, FEW + 2))
    assert few_with(connection, ["form"]) is None
    wanted = lists.narrowed(lists.Wanted(search="form"))
    assert wanted.among is None
    found = lists.running_bets(ada, TODAY, wanted)
    assert len(found.lines) == lists.PAGE and found.after


@pytest.mark.parametrize(
    "search", ['"', "form AND price", "fo*rm", "form NOT", "(", "^form", "words:form", "NEAR("]
)
def test_what_the_index_would_read_as_its_own_language_is_read_as_text(ada: Person, search: str) -> None:
    opened(ada, "Cut the form")
    assert lists.list_bets(ada, TODAY, lists.Wanted(search=search)) == []


def test_rows_added_together_are_found_and_the_triggers_go_on(ada: Person) -> None:
    early = opened(ada, "Cut the form early")
    with added_together(connection):
        together = opened(ada, "Cut the form together")
        assert few_with(connection, ["form"]) == [early, together]
    late = opened(ada, "Cut the form late")
    assert few_with(connection, ["form"]) == [early, together, late]
    BetRow.objects.filter(pk=together).delete()
    assert few_with(connection, ["form"]) == [early, late]
