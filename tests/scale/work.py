"""Functions that the tests of `scale` send to other processes."""

from __future__ import annotations

import os
import signal
import time


def square(number: int) -> int:
    return number * number


def slowly(number: int) -> int:
    """The first is slowest, so that results come in the order of the batches only where that is seen to."""
    time.sleep(0.2 if number == 0 else 0.0)
    return number


def process(number: int) -> int:
    time.sleep(0.02)
    return os.getpid()


def fail(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number
