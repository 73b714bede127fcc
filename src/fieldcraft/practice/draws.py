"""What is drawn in a week, and how: keyed, or of an ordinary generator for comparing."""

from __future__ import annotations

import numpy as np
from numba import njit

from fieldcraft.practice.counts import binomial_knowing, poisson
from fieldcraft.practice.luck import uniform
from fieldcraft.practice.normal import quick_normal

# Events that are drawn; new ones go to the end, so that old runs stay what they were.
(
    COME,
    REFER,
    CLASS,
    CLASS_REFERRED,
    ACTIVATE,
    CONVERT,
    LEAVE,
    FAIL,
    SLEEP,
    WAKE,
    TICKETS,
    ARM,
    NEW_ARM,
    TALK,
    SEEN,
) = range(15)
# The key of a week whose draws are not keyed.
NO_KEY = np.uint64(0)


@njit(cache=True, nogil=True)
def count(key, cell, event, n, p, log_missed=1.0):  # type: ignore[no-untyped-def]
    """How many of n: keyed, or of an ordinary generator; `log_missed` as in `binomial_knowing`."""
    # Of nobody there is nothing to draw, which with few users is so two times in three.
    return _drawn(key, cell, event, n, p, log_missed) if n > 0 else 0


@njit(cache=True, nogil=True, error_model="numpy")
def _drawn(key, cell, event, n, p, log_missed):  # type: ignore[no-untyped-def]
    if key == NO_KEY:
        return np.random.binomial(n, min(1.0, p)) if p > 0.0 else 0
    return binomial_knowing(uniform(key, cell, event), n, p, log_missed)


@njit(cache=True, nogil=True)
def times(key, cell, event, mean):  # type: ignore[no-untyped-def]
    if key == NO_KEY:
        return np.random.poisson(mean) if mean > 0.0 else 0
    return poisson(uniform(key, cell, event), mean)


@njit(cache=True, nogil=True)
def bell(key, cell, event):  # type: ignore[no-untyped-def]
    return np.random.normal() if key == NO_KEY else quick_normal(uniform(key, cell, event))
