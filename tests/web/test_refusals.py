from __future__ import annotations

from typing import NoReturn

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client, override_settings
from django.urls import path

from fieldcraft.refusal import Refused
from fieldcraft.web import urls
from fieldcraft.web.practice.actions import NoSuchRun


def refuse(request: HttpRequest) -> NoReturn:
    raise Refused(["The date is past; choose a later one.", "<b>bold</b>"])


def miss(request: HttpRequest) -> NoReturn:
    raise NoSuchRun("3f")


def fail_in_the_database(request: HttpRequest) -> NoReturn:
    raise OperationalError("the server closed the connection")


def suspect(request: HttpRequest) -> NoReturn:
    raise SuspiciousOperation


def deny(request: HttpRequest) -> NoReturn:
    raise PermissionDenied


def crash(request: HttpRequest) -> NoReturn:
    raise ZeroDivisionError


urlpatterns = [
    *urls.urlpatterns,
    path("refuse", refuse),
    path("miss", miss),
    path("database", fail_in_the_database),
    path("suspect", suspect),
    path("deny", deny),
    path("crash", crash),
]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/refuse", 400, "The date is past; choose a later one."),
        ("/miss", 404, "No such run"),
        ("/database", 503, "check that it runs, then try again"),
        ("/suspect", 400, "go back, reload and try again"),
        ("/deny", 403, "not yours to see"),
        ("/nowhere", 404, "mistyped, or what stood here was deleted"),
        ("/crash", 500, "Go back and try again"),
    ],
)
@override_settings(ROOT_URLCONF="tests.web.test_refusals")
def test_each_kind_of_failure_is_a_page_with_a_sentence(address: str, status: int, sentence: str) -> None:
    response = Client(raise_request_exception=False).get(address)
    assert response.status_code == status
    page = response.content.decode()
    assert sentence in page
    assert 'href="/"' in page


@override_settings(ROOT_URLCONF="tests.web.test_refusals")
def test_a_refusal_shows_every_sentence_as_text() -> None:
    page = Client().get("/refuse").content.decode()
    assert "The date is past" in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


def test_a_form_sent_from_elsewhere_changes_nothing_and_says_so() -> None:
    response = Client(enforce_csrf_checks=True).post("/ask", {"about": "book", "asker": "new"})
    assert response.status_code == 403
    assert "did not come from a fresh Fieldcraft page" in response.content.decode()
