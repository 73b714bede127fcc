"""Who acts on a request. Local mode has no sign-in: the owner acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponseBase

from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person


class PersonalRequest(HttpRequest):
    """What every page gets: a request whose `person` is who acts and owns what is made."""

    person: Person


class ActAsLocalOwner:
    """Puts the local owner on every request as `request.person`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        cast(PersonalRequest, request).person = local_owner()
        return self.get_response(request)
