"""Local mode's sign-in: there is none, the owner acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponseBase

from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.requests import PersonalRequest


class ActAsLocalOwner:
    """Puts the local owner on every request as `request.person`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        cast(PersonalRequest, request).person = local_owner()
        return self.get_response(request)
