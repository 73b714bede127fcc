from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from fieldcraft.bets.ledger import Entry, verify
from fieldcraft.refusal import Refused
from fieldcraft.roles.share import read_share
from fieldcraft.web.bets.actions import ledger_entries, ledger_head
from fieldcraft.web.data.erasing import erase_everything
from fieldcraft.web.data.export import export_everything
from fieldcraft.web.data.health import check_roles
from fieldcraft.web.data.taking_in import import_everything
from fieldcraft.web.people.tables import Person
from fieldcraft.web.roles import actions
from fieldcraft.web.roles.tables import RoleVersionRow
from tests.roles.written import TODAY, content
from tests.web.roles.living import NOW, opened, retitled

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


@pytest.fixture
def ben() -> Person:
    return Person.objects.create(name="ben")


def test_every_version_is_kept_and_an_entry_of_the_ledger(ada: Person) -> None:
    first = opened(ada)
    second = retitled(ada, "Product lead")
    assert actions.show_role(ada, "R1") == second
    assert actions.show_role(ada, 1, version=1) == first
    assert actions.versions_of(ada, "r1") == [second, first]
    assert verify(ledger_entries(ada)) is None
    entries = [each for each in ledger_entries(ada) if isinstance(each, Entry)]
    assert [actions.role_of(each) for each in entries] == [first, second]


def test_a_version_is_never_changed_or_deleted(ada: Person) -> None:
    opened(ada)
    row = RoleVersionRow.objects.get(owner=ada)
    for change in (row.save, row.delete):
        with pytest.raises(RuntimeError, match="never"):
            change()


def test_what_changes_nothing_writes_nothing(ada: Person) -> None:
    role = opened(ada)
    assert retitled(ada, role.content.title, version=1) == role
    assert ledger_head(ada).length == 1


def test_two_tabs_lose_nothing_of_each_other(ada: Person) -> None:
    opened(ada)
    retitled(ada, "Product lead", version=1)
    with pytest.raises(actions.ChangedMeanwhile) as changed:
        retitled(ada, "Head of product", version=1)
    assert changed.value.since == ("Title is now “Product lead”; it was “Product manager, onboarding”.",)
    assert changed.value.role.content.title == "Product lead"
    assert retitled(ada, "Head of product", version=2).version == 3
    with pytest.raises(actions.ChangedMeanwhile, match="there is not"):
        retitled(ada, "X", version=99)


def test_a_form_that_comes_twice_opens_and_writes_once(ada: Person) -> None:
    roles = [actions.open_role(ada, content(), TODAY, NOW, "key") for _ in range(2)]
    assert roles[0] == roles[1] and len(actions.list_roles(ada)) == 1


@pytest.mark.parametrize("id", ["2", "R2", "0", "-1", "R", "x", "", "9" * 30, "R1.1", "١"])
def test_a_role_that_is_not_there_is_not_found(ada: Person, id: str) -> None:
    opened(ada)
    with pytest.raises(actions.NoSuchRole, match="You have no role"):
        actions.show_role(ada, id)


@pytest.mark.parametrize("version", [0, -1, 2, 10**30])
def test_a_version_that_is_not_there_is_not_found(ada: Person, version: int) -> None:
    opened(ada)
    with pytest.raises(actions.NoSuchRole):
        actions.show_role(ada, "R1", version)


def test_somebody_else_s_role_is_not_there(ada: Person, ben: Person) -> None:
    opened(ada)
    assert actions.list_roles(ben) == []
    with pytest.raises(actions.NoSuchRole):
        actions.show_role(ben, "R1")
    with pytest.raises(actions.NoSuchRole):
        retitled(ben, "Mine now")
    assert opened(ben).id == "R1"


def test_the_list_has_each_role_as_it_stands_the_newest_first(ada: Person) -> None:
    opened(ada)
    opened(ada, title="Second")
    retitled(ada, "First, renamed")
    assert [role.content.title for role in actions.list_roles(ada)] == ["Second", "First, renamed"]


def test_an_export_taken_in_elsewhere_says_where_it_came_from(ada: Person, ben: Person) -> None:
    opened(ada)
    share = actions.export_roles(ada, [retitled(ada, "Product lead")], NOW)
    head = ledger_head(ada)
    opened(ben)
    (taken,) = actions.take_in(ben, read_share(share, TODAY), TODAY, NOW)
    assert [each.id for each in taken.criteria] == ["R2.1", "R2.2", "R2.3"]
    assert taken.origin is not None
    assert (taken.origin.role, taken.origin.version, taken.origin.ledger) == ("R1", 2, str(head))


def test_roles_are_in_the_whole_export_and_come_back_from_it(
    ada: Person, ben: Person, tmp_path: Path
) -> None:
    opened(ada)
    retitled(ada, "Product lead")
    actions.put_role_away(ada, opened(ada).id, TODAY, NOW)
    made = export_everything(ada, tmp_path / "mine.zip", TODAY, NOW)
    taken = import_everything(ben, tmp_path / "mine.zip")
    assert made.roles == taken.roles == 2
    assert [role.id for role in actions.list_away(ben)] == ["R2"]
    assert actions.versions_of(ben, "R1") == actions.versions_of(ada, "R1")
    assert check_roles(ben).ok
    with pytest.raises(Refused, match="roles"):
        import_everything(ben, tmp_path / "mine.zip")


def test_a_row_that_somebody_changed_is_found_and_built_anew(ada: Person) -> None:
    opened(ada)
    retitled(ada, "Product lead")
    RoleVersionRow.objects.filter(owner=ada, version=1).update(body={"title": "forged"})
    RoleVersionRow.objects.filter(owner=ada, version=2).delete()
    found = check_roles(ada)
    assert not found.ok and "R1 version 1, R1 version 2" in found.detail
    assert actions.rebuild_roles(ada) == 2
    assert check_roles(ada).ok
    assert actions.show_role(ada, "R1").content.title == "Product lead"


def test_a_clock_that_ran_backwards_keeps_nothing(ada: Person) -> None:
    opened(ada)
    with pytest.raises(Refused, match="set the clock right"):
        actions.open_role(
            ada, content(), date(2026, 3, 1), datetime.fromisoformat("2026-03-01T00:00:00+00:00")
        )
    assert len(actions.list_roles(ada)) == 1


@pytest.mark.django_db(transaction=True)
def test_erasing_removes_roles_too(tmp_path: Path) -> None:
    eve = Person.objects.create(name="eve")
    opened(eve)
    erase_everything(eve, tmp_path)
    assert not RoleVersionRow.objects.exists()


def test_a_role_put_away_keeps_its_versions_and_its_number(ada: Person) -> None:
    first = opened(ada)
    away = actions.put_role_away(ada, "R1", TODAY, NOW)
    assert (away.away, away.version, away.content) == (True, 2, first.content)
    assert actions.put_role_away(ada, "R1", TODAY, NOW) == away
    assert actions.list_roles(ada) == [] and actions.list_away(ada) == actions.all_roles(ada) == [away]
    assert opened(ada).id == "R2"
    with pytest.raises(Refused, match="R1 is put away; take it up again"):
        retitled(ada, "Product lead")
    assert verify(ledger_entries(ada)) is None and check_roles(ada).ok
    assert actions.rebuild_roles(ada) == 3
    assert actions.show_role(ada, "R1") == away
    again = actions.take_role_up(ada, "R1", TODAY, NOW)
    assert (again.away, again.version) == (False, 3)
    assert actions.take_role_up(ada, "R1", TODAY, NOW) == again


def test_somebody_elses_role_cannot_be_put_away(ada: Person, ben: Person) -> None:
    opened(ada)
    with pytest.raises(actions.NoSuchRole):
        actions.put_role_away(ben, "R1", TODAY, NOW)
