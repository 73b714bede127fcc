from __future__ import annotations

from typing import cast

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.requests import ActAsLocalOwner, PersonalRequest


@pytest.mark.django_db
def test_the_owner_acts_on_every_request() -> None:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(cast(PersonalRequest, request).person.name)

    shown = ActAsLocalOwner(page)(RequestFactory().get("/"))
    assert cast(HttpResponse, shown).content.decode() == local_owner().name
