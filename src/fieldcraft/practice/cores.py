"""The compiled loops on all cores: they let go of the interpreter's lock, so that threads are enough."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import pairwise

# Fewer lanes than this are not worth the handing over.
_WORTH_PARTING = 32
_ALONE: ContextVar[bool] = ContextVar("alone", default=False)


def on_all_cores(work: Callable[[int, int], None], count: int) -> None:
    """Do `work(first, last)` for pieces that make up `count` lanes, at the same time if there are cores."""
    pieces = min(cores(), count // _WORTH_PARTING + 1)
    if pieces == 1:
        work(0, count)
        return
    edges = [count * piece // pieces for piece in range(pieces + 1)]
    for done in [_pool().submit(work, *edge) for edge in pairwise(edges)]:
        done.result()


@contextmanager
def one_core() -> Iterator[None]:
    """Within this, everything is done on the caller's own core: for measuring."""
    token = _ALONE.set(True)
    try:
        yield
    finally:
        _ALONE.reset(token)


def cores() -> int:
    """How many cores this process may use."""
    if _ALONE.get():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=cores(), thread_name_prefix="practice")
