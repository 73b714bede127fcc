"""Who acts."""

from __future__ import annotations

from fieldcraft.web.people.tables import Person


def local_owner() -> Person:
    """The one person of local mode; made on first use."""
    person = Person.objects.filter(is_local_owner=True).first()
    if person is not None:
        return person
    fresh = Person(name="owner")
    fresh.set_unusable_password()
    person, _ = Person.objects.get_or_create(
        is_local_owner=True, defaults={"name": fresh.name, "password": fresh.password}
    )
    return person
