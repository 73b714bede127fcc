"""A request with the person who acts."""

from __future__ import annotations

from django.http import HttpRequest

from fieldcraft.web.people.tables import Person


class PersonalRequest(HttpRequest):
    """What every page gets: a request whose `person` is who acts and owns what is made."""

    person: Person
