"""Pages that refuse: what is wrong, in a sentence, and what to do next."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from fieldcraft.refusal import Missing, Refused
from fieldcraft.web.database import said_of_database_error
from fieldcraft.web.sent_paths import PathTooLong
from fieldcraft.web.stamp import STALE

logger = logging.getLogger(__name__)


# What the browser is told when a form was refused: the request was understood and cannot be met.
REFUSED = 422


def refusal_page(
    request: HttpRequest, status: int, title: str, problems: str | Iterable[str]
) -> HttpResponse:
    """A page that says why not, under a short title."""
    said = (problems,) if isinstance(problems, str) else tuple(problems)
    return render(request, "refusal.html", {"title": title, "problems": said}, status=status)


class SayRefusals:
    """Turns a refusal, or a database that cannot be used, into a page with its sentences."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Missing):
            return refusal_page(request, 404, error.title, error.problems)
        if isinstance(error, Refused):
            return refusal_page(request, 400, "That did not work", error.problems)
        if isinstance(error, DatabaseError):
            return database_failed(request, error)
        return None


def database_failed(request: HttpRequest, error: DatabaseError) -> HttpResponse:
    """The page that says what is wrong with the database, which the terminal is told too."""
    logger.error("The database failed", exc_info=error)
    sentence = said_of_database_error(error, str(settings.DATABASES["default"]["NAME"]))
    return refusal_page(request, 503, "Nothing was saved", sentence)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, PathTooLong):
        return refusal_page(
            request,
            400,
            "A name is too long",
            "A file lies so deep in the folder that its path cannot be read, and nothing was kept; "
            "give the folder further down, or choose the files themselves.",
        )
    return refusal_page(
        request, 400, "That could not be read", "What was sent cannot be read; go back, reload and try again."
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refusal_page(request, 403, "Not allowed", "This is not yours to see or to change.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return refusal_page(
        request, 404, "Nothing stands here", "The address is mistyped, or what stood here was deleted."
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return refusal_page(
        request,
        500,
        "Fieldcraft failed",
        "This is a fault of ours; what you had saved is kept. Go back and try again. If it comes back, "
        "report the last lines in the terminal that runs Fieldcraft.",
    )


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was not sent from a Fieldcraft page, or from one that is too old."""
    if request.META.get(STALE):
        return refusal_page(
            request,
            403,
            "This page is from before",
            "A backup was put back, or everything was erased, after this page was loaded, so nothing was "
            "changed. Go back, reload the page and see what stands there now.",
        )
    return refusal_page(
        request,
        403,
        "Sent from somewhere else",
        "This form did not come from a fresh Fieldcraft page, so nothing was changed. "
        "Go back, reload the page and send it again; cookies must be allowed for this address.",
    )
