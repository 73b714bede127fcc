from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event, Thread

import pytest

from fieldcraft.refusal import Refused
from fieldcraft.web.data import turns as module
from fieldcraft.web.data.turns import Turns

SOON = 0.1


def in_thread(work: Callable[[], None]) -> Thread:
    thread = Thread(target=work)
    thread.start()
    return thread


def request(turns: Turns, reads: bool, done: Event) -> Thread:
    def work() -> None:
        with turns.request(reads):
            done.set()

    return in_thread(work)


def test_requests_do_not_wait_for_each_other() -> None:
    turns, done = Turns(), Event()
    with turns.request(reads=False):
        request(turns, False, done).join()
    assert done.is_set()


def test_while_one_writes_much_others_read_and_those_that_write_wait() -> None:
    turns, read, wrote = Turns(), Event(), Event()
    with turns.only_writer():
        request(turns, True, read).join()
        thread = request(turns, False, wrote)
        assert read.is_set() and not wrote.wait(SOON)
    thread.join()
    assert wrote.is_set()


def test_who_is_alone_waits_for_the_others_and_holds_the_next_ones_up() -> None:
    turns, inside, leave, came = Turns(), Event(), Event(), Event()

    def earlier() -> None:
        with turns.request(reads=True):
            inside.set()
            leave.wait()

    first = in_thread(earlier)
    inside.wait()
    Thread(target=lambda: (time.sleep(SOON), leave.set())).start()
    with turns.request(reads=False), turns.alone():
        assert leave.is_set()
        later = request(turns, True, came)
        assert not came.wait(SOON)
    first.join()
    later.join()
    assert came.is_set()


def test_two_cannot_be_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = Turns()
    with turns.request(reads=False), turns.alone(), pytest.raises(Refused, match="already"), turns.alone():
        pass
    with turns.request(reads=False), turns.alone():
        pass


def test_who_waits_too_long_for_the_others_is_refused_and_nobody_is_held_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "WAIT_FOR_OTHERS", SOON)
    turns, done = Turns(), Event()
    with (
        turns.request(True),
        turns.request(False),
        pytest.raises(Refused, match="still at work"),
        turns.alone(),
    ):
        pass
    request(turns, True, done).join()
    assert done.is_set()
