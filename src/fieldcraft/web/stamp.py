"""Pages from before a backup was put back, or everything was erased, can change nothing any more.

The numbers on them may name other things by now. A stamp beside the database is drawn anew each time; a
browser that has seen another one has to load a page before it may send a form.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from fieldcraft.web.home import data_folder
from fieldcraft.web.whole_files import whole_file

NAME = "stamp"
COOKIE = "fieldcraft_stamp"
# Under this name a request says that it comes from a page of another stamp.
STALE = "fieldcraft.stale"


def stamp(folder: Path) -> str:
    """The stamp of what is here; empty while nothing was ever replaced."""
    try:
        return (folder / NAME).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def renew_stamp(folder: Path) -> None:
    """Draw another stamp."""
    with whole_file(folder / NAME) as draft:
        draft.write_text(secrets.token_hex(8), "ascii")


class FormsOfWhatIsHere:
    """Takes the token of forms from browsers that have not seen the stamp of what is here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        seen = request.COOKIES.get(COOKIE, "")
        if seen != stamp(data_folder()):
            request.COOKIES.pop(settings.CSRF_COOKIE_NAME, None)
            request.META[STALE] = True
        response = self.get_response(request)
        # Perhaps this very request put a backup back.
        now = stamp(data_folder())
        if seen != now:
            response.set_cookie(COOKIE, now, httponly=True, samesite="Strict")
            if STALE not in request.META or settings.CSRF_COOKIE_NAME not in response.cookies:
                response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Strict")
        return response
