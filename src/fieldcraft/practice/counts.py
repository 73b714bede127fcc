"""Counts by inversion: the binomial and Poisson quantiles.

A quantile never falls when the count or the chance rises, which is what lets two runs under the same luck be
compared draw by draw (Glasserman & Yao, Management Science 1992). The cost does not grow with the count.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from fieldcraft.practice.normal import quick_normal

# Where the mean is below this the quantile is found by adding up chances, above it by expansion.
_EXPAND_FROM = 8.0
_POISSON_EXPAND_FROM = 12.0
# The expansion of a larger mean is not looked at again: it is the exact one but for one in a thousand.
_POISSON_LOOK_BELOW = 60.0
# The expansion errs by less than (this + that times z to the fourth) over the variance, as measured beside
# the exact quantile; nearer to the edge between two counts, and far out in the tails, the chance decides.
_EDGE, _EDGE_FAR_OUT = 0.03, 0.006
_SURE_TAIL = 3.6
_SIXTH, _SEVENTY_SECOND = 1.0 / 6.0, 1.0 / 72.0
# Dividing takes longer than the rest of a step of adding up chances.
_PART = 1.0 / np.maximum(1.0, np.arange(512.0))
# The error model spares the check of every divisor; none here can be nothing.


@njit(cache=True, nogil=True, error_model="numpy")
def binomial(u, n, p):  # type: ignore[no-untyped-def]
    """How many of `n` come true at chance `p`: the binomial quantile at `u`."""
    return binomial_knowing(u, n, p, 1.0)


@njit(cache=True, nogil=True, error_model="numpy", forceinline=True)
def binomial_knowing(u, n, p, log_missed):  # type: ignore[no-untyped-def]
    """The same where log(1 - p) is known already, which saves a third of a small draw; 1 where it is not."""
    if n <= 0 or p <= 0.0:
        return 0
    if p >= 1.0:
        return n
    # One call for both sides, since the compiler copies what is called here.
    often = p > 0.5
    if often:
        u, p, log_missed = 1.0 - u, 1.0 - p, 1.0
    count = _low_binomial(u, n, p, log_missed)
    return n - count if often else count


@njit(cache=True, nogil=True, error_model="numpy")
def _low_binomial(u, n, p, log_missed):  # type: ignore[no-untyped-def]
    mean = n * p
    if mean < _EXPAND_FROM:
        # The chance of none is never less than 1 - mean, which spares most rare events the exponential.
        if u <= 1.0 - mean:
            return 0
        chance = math.exp(n * (log_missed if log_missed <= 0.0 else math.log1p(-p)))
        odds = p / (1.0 - p)
        below = chance
        count = 0
        at = 0
        # A guess of the processor that goes wrong takes as long as four steps; so four are taken at a time.
        while u > below and at < n and at < 508:
            for _ in range(4):
                count += u > below
                chance *= odds * (n - at) * _PART[at + 1]
                below += chance
                at += 1
            if chance < 1e-18 and at > mean:
                break
        return min(count + (u > below), n)
    q = 1.0 - p
    variance = mean * q
    s = math.sqrt(variance)
    z = quick_normal(u)
    # Cornish & Fisher's expansion to third order, with Sheppard's correction for whole numbers.
    square = z * z
    w = (
        mean
        + s * z
        + (q - p) * (square - 1.0) * _SIXTH
        - z * (square * (1.0 + 2.0 * p * q) + 2.0 - 14.0 * p * q) * _SEVENTY_SECOND / s
        + 0.5
    )
    count = int(w)
    gap = w - count
    edge = _EDGE + _EDGE_FAR_OUT * square * square
    if abs(z) > _SURE_TAIL:
        count = _exact_near(u, count, n, p, True, True)
    elif min(gap, 1.0 - gap) * variance < edge:
        count = _exact_near(u, count, n, p, gap < 0.5, gap >= 0.5)
    return min(max(count, 0), n)


@njit(cache=True, nogil=True, error_model="numpy")
def _exact_near(u, count, n, p, down, up):  # type: ignore[no-untyped-def]
    """The exact quantile, searched from a count that is off by one or two at the most.

    Where only one of the two edges is near, only that way is searched: a look takes as long as fifty draws.
    """
    count = min(max(count, 0), n)
    while down and count > 0 and _binomial_below(count - 1, n, p) >= u:
        count -= 1
    while up and count < n and _binomial_below(count, n, p) < u:
        count += 1
    return count


@njit(cache=True, nogil=True, error_model="numpy")
def _binomial_below(count, n, p):  # type: ignore[no-untyped-def]
    """The chance of at most `count` of `n`: the incomplete beta function I_{1-p}(n - count, count + 1)."""
    if count >= n:
        return 1.0
    return _incomplete_beta(float(n - count), float(count + 1), 1.0 - p)


@njit(cache=True, nogil=True, error_model="numpy")
def _incomplete_beta(a, b, x):  # type: ignore[no-untyped-def]
    """The regularised incomplete beta function by its continued fraction (Lentz's method)."""
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _fraction(a, b, x) / a
    return 1.0 - front * _fraction(b, a, 1.0 - x) / b


@njit(cache=True, nogil=True, error_model="numpy")
def _fraction(a, b, x):  # type: ignore[no-untyped-def]
    tiny = 1e-300
    c = 1.0
    d = 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > tiny else tiny)
    total = d
    for m in range(1, 500):
        for odd in range(2):
            if odd == 0:
                step = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m))
            else:
                step = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0))
            d = 1.0 + step * d
            d = 1.0 / (d if abs(d) > tiny else tiny)
            c = 1.0 + step / c
            c = c if abs(c) > tiny else tiny
            total *= d * c
        if abs(d * c - 1.0) < 1e-15:
            break
    return total


@njit(cache=True, nogil=True, error_model="numpy")
def poisson(u, mean):  # type: ignore[no-untyped-def]
    """How often something happens that happens `mean` times on average: the Poisson quantile at `u`."""
    if mean <= 0.0:
        return 0
    if mean < _POISSON_EXPAND_FROM:
        return _poisson_added_up(u, mean)
    s = math.sqrt(mean)
    z = quick_normal(u)
    square = z * z
    w = mean + s * z + (square - 1.0) * _SIXTH - z * (square + 2.0) * _SEVENTY_SECOND / s + 0.5
    count = int(w)
    gap = w - count
    if mean < _POISSON_LOOK_BELOW and (
        abs(z) > _SURE_TAIL or min(gap, 1.0 - gap) * mean < _EDGE + _EDGE_FAR_OUT * square * square
    ):
        return _poisson_added_up(u, mean)
    return max(count, 0)


@njit(cache=True, nogil=True, error_model="numpy")
def _poisson_added_up(u, mean):  # type: ignore[no-untyped-def]
    chance = math.exp(-mean)
    below = chance
    count = 0
    while u > below:
        count += 1
        chance *= mean * _PART[min(count, 511)]
        below += chance
        if chance < 1e-18 and count > mean:
            break
    return count
