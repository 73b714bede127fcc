"""Requests of this server take turns where one of them needs the whole database for a moment.

SQLite keeps writers apart, but lets one wait for five seconds only, and nobody may have the database open
when a backup is put in its place. What other programs do is theirs to say: they get SQLite's refusal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition
from typing import Final

from django.http import HttpRequest, HttpResponseBase

from fieldcraft.refusal import Refused

READS: Final = ("GET", "HEAD", "OPTIONS", "TRACE")
# So long, in seconds, a request waits for its turn before it tries its luck.
LONGEST_WAIT = 120.0
# So long, in seconds, whoever wants to be alone waits for the others to end.
WAIT_FOR_OTHERS = 20.0


class Turns:
    """Who is at work in this process: any number of requests, one writer of much, or one alone."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._at_work = 0
        self._writer = False
        self._alone = False

    @contextmanager
    def request(self, reads: bool) -> Iterator[None]:
        """One request, from when its turn has come; one that only reads waits for nobody but who is alone."""
        with self._changed:
            self._changed.wait_for(lambda: not self._alone and (reads or not self._writer), LONGEST_WAIT)
            self._at_work += 1
        try:
            yield
        finally:
            with self._changed:
                self._at_work -= 1
                self._changed.notify_all()

    @contextmanager
    def only_writer(self) -> Iterator[None]:
        """Requests that come meanwhile and write wait until the block ends."""
        with self._changed:
            self._changed.wait_for(lambda: not self._alone and not self._writer, LONGEST_WAIT)
            self._writer = True
        try:
            yield
        finally:
            with self._changed:
                self._writer = False
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Called inside a request: all others have ended, and those that come wait until the block ends."""
        with self._changed:
            if self._alone:
                raise Refused("A backup is being put in place already; wait for its end, then look again.")
            self._alone = True
            ended = self._changed.wait_for(lambda: self._at_work <= 1 and not self._writer, WAIT_FOR_OTHERS)
            if not ended:
                self._alone = False
                self._changed.notify_all()
                raise Refused("Another page is still at work, so nothing was changed; try again in a minute.")
        try:
            yield
        finally:
            with self._changed:
                self._alone = False
                self._changed.notify_all()


turns = Turns()


class TakeTurns:
    """Lets each request in when its turn has come."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with turns.request(request.method in READS):
            return self.get_response(request)
