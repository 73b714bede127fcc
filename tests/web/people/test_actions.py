from __future__ import annotations

import pytest
from django.db import IntegrityError

from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person

pytestmark = pytest.mark.django_db


def test_the_local_owner_is_one_row_however_often_asked_for() -> None:
    assert local_owner() == local_owner()
    assert Person.objects.count() == 1


def test_the_local_owner_cannot_sign_in_with_a_password() -> None:
    assert not local_owner().has_usable_password()


def test_there_is_at_most_one_local_owner() -> None:
    local_owner()
    with pytest.raises(IntegrityError):
        Person.objects.create(name="another", is_local_owner=True)


def test_there_may_be_other_people_beside_the_owner() -> None:
    local_owner()
    Person.objects.create(name="ann")
    Person.objects.create(name="ben")
    assert Person.objects.filter(is_local_owner=False).count() == 2
