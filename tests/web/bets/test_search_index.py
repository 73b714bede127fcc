from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from fieldcraft.web.bets import actions, lists
from fieldcraft.web.bets.keys import key
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
    return key(person.pk, int(actions.open_bet(person, draft(title=title, **changes), TODAY, NOW).id))


def found(person: Person, parts: list[str]) -> list[int] | None:
    return few_with(connection, person.pk, parts)


def test_the_migrations_leave_the_triggers_that_keep_the_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        assert set(TRIGGERS) <= {name for (name,) in cursor.fetchall()}


def test_rows_are_found_by_parts_of_their_words_as_they_come_change_and_go(ada: Person) -> None:
    form, price = opened(ada, "Cut the form"), opened(ada, 'Raise the "price"', tags=["churn"])
    assert found(ada, ["orm"]) == [form]
    assert found(ada, ["the"]) == [form, price]
    assert found(ada, ['"price"', "\nchurn\n"]) == [price]
    assert found(ada, ["walrus"]) == []
    BetRow.objects.filter(pk=form).update(words="feed the walrus\n")
    assert found(ada, ["walrus"]) == [form] and found(ada, ["form"]) == []
    BetRow.objects.filter(pk=form).delete()
    assert found(ada, ["walrus"]) == []


def test_rows_are_found_while_they_wait_and_once_they_are_held(ada: Person) -> None:
    """Through two rounds of adding, with rows that change and go on both sides of it."""
    there: dict[int, str] = {}
    for number in range(2 * TOGETHER + 9):
        there[opened(ada, f"word{number:03} form")] = f"word{number:03}"
        if number % 10 == 9:
            gone, changed = sorted(there)[number // 10], sorted(there)[-2]
            BetRow.objects.filter(pk=gone).delete()
            assert found(ada, [there.pop(gone)]) == []
            BetRow.objects.filter(pk=changed).update(words=f"new{number:03}\n")
            assert found(ada, [there[changed]]) == []
            there[changed] = f"new{number:03}"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {INDEX}_docsize")
        assert 0 < len(there) - cursor.fetchone()[0] < TOGETHER
        cursor.execute(f"INSERT INTO {INDEX} ({INDEX}, rank) VALUES ('integrity-check', 0)")
    for id, word in there.items():
        assert found(ada, [word]) == [id]


@pytest.mark.parametrize("parts", [[], ["ab"], ["a\0bc"]])
def test_what_is_too_short_or_no_text_is_left_to_the_lists(ada: Person, parts: list[str]) -> None:
    opened(ada, "ab abc")
    assert found(ada, parts) is None


def test_what_many_have_is_left_to_the_lists(ada: Person) -> None:
    opened(ada, "Cut the form")
    row = BetRow.objects.values().get()
    places = [{"id": key(ada.pk, number), "number": number} for number in range(2, FEW + 2)]
    BetRow.objects.bulk_create(BetRow(**row | place) for place in places)
    assert found(ada, ["form"]) is None
    wanted = lists.narrowed(ada, lists.Wanted(search="form"))
    assert wanted.among is None
    page = lists.running_bets(ada, TODAY, wanted)
    assert len(page.lines) == lists.PAGE and page.after


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
        assert found(ada, ["form"]) == [early, together]
    late = opened(ada, "Cut the form late")
    assert found(ada, ["form"]) == [early, together, late]
    BetRow.objects.filter(pk=together).delete()
    assert found(ada, ["form"]) == [early, late]


def test_words_of_other_owners_are_not_met_held_or_waiting(ada: Person) -> None:
    ben = Person.objects.create(name="ben")
    theirs = [opened(ben, f"Cut the form {number}") for number in range(TOGETHER + 1)]
    mine = opened(ada, "Cut the form")
    assert found(ada, ["form"]) == [mine]
    assert found(ben, ["form"]) == theirs
    with added_together(connection):
        later = opened(ada, "Cut the form again")
    assert found(ada, ["form"]) == [mine, later] and found(ben, ["form"]) == theirs
