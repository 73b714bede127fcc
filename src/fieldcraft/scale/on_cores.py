"""Batches worked on by processes of this computer, each started afresh so that it runs on every system."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from time import sleep
from typing import TypeVar

from fieldcraft.refusal import Refused

Batch = TypeVar("Batch")
Result = TypeVar("Result")

# Batches in work or waiting, for each process: enough that none stands idle while the eldest is awaited.
AHEAD = 4
_STARTING = 0.05


class WorkerEnded(Refused):
    """A process that worked on batches was ended by somebody else, or by the system for want of memory."""


def on_cores(
    function: Callable[[Batch], Result], batches: Iterable[Batch], cores: int
) -> Generator[Result, None, None]:
    """As `run`, with `cores` processes. Refused when one of them was ended from outside."""
    pool = ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_begin)
    waiting: deque[Future[Result]] = deque()
    try:
        with _no_interrupt():
            # One task each makes the pool start all its processes now, while Ctrl-C is not passed on.
            for started in [pool.submit(sleep, _STARTING) for _ in range(cores)]:
                started.add_done_callback(lambda future: None)
        for batch in batches:
            waiting.append(pool.submit(function, batch))
            if len(waiting) >= AHEAD * cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise WorkerEnded(
            "A process that did part of the work was ended from outside, often because memory ran out; "
            "start again with fewer cores."
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Processes started in here ignore Ctrl-C from their first moment on; their parent decides."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin() -> None:
    """In a new process: leave Ctrl-C to the parent, and end when the parent is gone, even by kill -9."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None
    watch = threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True)
    watch.start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
