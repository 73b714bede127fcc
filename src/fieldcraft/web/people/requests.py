"""Who acts on a request. Local mode has no sign-in: the owner acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase

from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.refusals import database_failed


class PersonalRequest(HttpRequest):
    """What every page gets: a request whose `person` is who acts and owns what is made."""

    person: Person


class ActAsLocalOwner:
    """Puts the local owner on every request as `request.person`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            cast(PersonalRequest, request).person = local_owner()
        except DatabaseError as error:
            # Django asks nobody but pages about what to say of an error.
            return database_failed(request, error)
        return self.get_response(request)
