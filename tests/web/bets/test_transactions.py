from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from fieldcraft.refusal import Refused
from fieldcraft.web.bets.transactions import changing, running, writing
from fieldcraft.web.people.tables import Person

RENAME = "UPDATE web_person SET name = %s WHERE id = %s"
NAME = "SELECT name FROM web_person WHERE id = %s"

# As in use: no transaction of the test's around it.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def name(person: Person) -> str:
    return Person.objects.get(pk=person.pk).name


def test_a_change_is_kept_when_its_block_ends(ada: Person) -> None:
    with changing(ada) as run:
        run(RENAME, ["Ada", ada.pk])
        assert run(NAME, [ada.pk]).fetchone() == ("Ada",)
    assert name(ada) == "Ada"


@pytest.mark.parametrize("stop", [Refused("No."), KeyboardInterrupt()])
def test_nothing_of_a_change_that_was_broken_off_is_kept(ada: Person, stop: BaseException) -> None:
    with pytest.raises(type(stop)), changing(ada) as run:
        run(RENAME, ["Ada", ada.pk])
        raise stop
    assert name(ada) == "ada"
    with changing(ada) as run:
        run(RENAME, ["Ada", ada.pk])
    assert name(ada) == "Ada"


def test_what_the_database_refuses_rises_as_djangos_error_and_undoes_the_change(ada: Person) -> None:
    with pytest.raises(IntegrityError), changing(ada) as run:
        run(RENAME, ["Ada", ada.pk])
        run(RENAME, [None, ada.pk])
    with pytest.raises(DatabaseError), changing(ada) as run:
        run(RENAME, ["Ada", ada.pk])
        run("SELECT nothing", [])
    assert name(ada) == "ada"


def test_a_change_in_a_longer_transaction_goes_with_it(ada: Person) -> None:
    with pytest.raises(Refused), transaction.atomic():
        with changing(ada) as run:
            run(RENAME, ["Ada", ada.pk])
        raise Refused("No.")
    assert name(ada) == "ada"
    with writing(ada), running() as run:
        run(RENAME, ["Ada", ada.pk])
    assert name(ada) == "Ada"


def test_what_reads_through_django_meanwhile_sees_the_change(ada: Person) -> None:
    with changing(ada) as run:
        run(RENAME, ["Ada", ada.pk])
        assert name(ada) == "Ada"
    assert not connection.in_atomic_block
