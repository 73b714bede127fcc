"""Counts by inversion: the normal, binomial and Poisson quantiles.

A quantile never falls when the count or the chance rises, which is what lets two runs under the same luck be
compared draw by draw (Glasserman & Yao, Management Science 1992). The cost does not grow with the count.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

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
def normal(u):  # type: ignore[no-untyped-def]
    """The quantile of the standard normal at `u`, to about 1e-16 relative (Wichura 1988, AS 241)."""
    q = u - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        top = (
            (
                (
                    (
                        ((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
                        + 45921.953931549871457
                    )
                    * r
                    + 13731.693765509461125
                )
                * r
                + 1971.5909503065514427
            )
            * r
            + 133.14166789178437745
        ) * r + 3.387132872796366608
        bottom = (
            (
                (
                    (
                        ((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r
                        + 21213.794301586595867
                    )
                    * r
                    + 5394.1960214247511077
                )
                * r
                + 687.1870074920579083
            )
            * r
            + 42.313330701600911252
        ) * r + 1.0
        return q * top / bottom
    r = math.sqrt(-math.log(u if q < 0 else 1.0 - u))
    if r <= 5.0:
        r -= 1.6
        top = (
            (
                (
                    (
                        (
                            (7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r
                            + 0.24178072517745061177
                        )
                        * r
                        + 1.27045825245236838258
                    )
                    * r
                    + 3.64784832476320460504
                )
                * r
                + 5.7694972214606914055
            )
            * r
            + 4.6303378461565452959
        ) * r + 1.42343711074968357734
        bottom = (
            (
                (
                    (
                        (
                            (1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r
                            + 0.0151986665636164571966
                        )
                        * r
                        + 0.14810397642748007459
                    )
                    * r
                    + 0.68976733498510000455
                )
                * r
                + 1.6763848301838038494
            )
            * r
            + 2.05319162663775882187
        ) * r + 1.0
    else:
        r -= 5.0
        top = (
            (
                (
                    (
                        (
                            (2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r
                            + 0.0012426609473880784386
                        )
                        * r
                        + 0.026532189526576123093
                    )
                    * r
                    + 0.29656057182850489123
                )
                * r
                + 1.7848265399172913358
            )
            * r
            + 5.4637849111641143699
        ) * r + 6.6579046435011037772
        bottom = (
            (
                (
                    (
                        (
                            (2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r
                            + 1.8463183175100546818e-5
                        )
                        * r
                        + 7.868691311456132591e-4
                    )
                    * r
                    + 0.0148753612908506148525
                )
                * r
                + 0.13692988092273580531
            )
            * r
            + 0.59983220655588793769
        ) * r + 1.0
    return -top / bottom if q < 0 else top / bottom


# The middle of the normal quantile as cubics, one for each step of this width; the tails are its own.
_STEPS, _MIDDLE = 512, 0.46875


def _cubics() -> np.ndarray:
    """Coefficients by step, of the distance from the middle of the step; through four Chebyshev nodes."""
    made = np.empty((int(_MIDDLE * _STEPS) + 1, 4))
    at = 0.5 * np.cos(np.pi * (np.arange(4) + 0.5) / 4)
    for step in range(len(made)):
        nodes = (step + 0.5 + at) / _STEPS
        # Newton's divided differences, multiplied out: the same on every machine.
        rise = [normal(0.5 + each) for each in nodes]
        for order in range(1, 4):
            for node in range(3, order - 1, -1):
                rise[node] = (rise[node] - rise[node - 1]) / (at[node] - at[node - order])
        made[step] = rise[3], 0.0, 0.0, 0.0
        for node in (2, 1, 0):
            made[step] = (
                rise[node] - at[node] * made[step, 0],
                made[step, 0] - at[node] * made[step, 1],
                made[step, 1] - at[node] * made[step, 2],
                made[step, 2],
            )
    return made


_CUBIC = _cubics()


@njit(cache=True, nogil=True, error_model="numpy", forceinline=True)
def quick_normal(u):  # type: ignore[no-untyped-def]
    """The quantile of the standard normal at `u`, to 2e-8: for draws, which round it to whole numbers."""
    q = u - 0.5
    side = abs(q)
    if side >= _MIDDLE:
        return normal(u)
    far = side * _STEPS
    step = int(far)
    x = far - step - 0.5
    z = ((_CUBIC[step, 3] * x + _CUBIC[step, 2]) * x + _CUBIC[step, 1]) * x + _CUBIC[step, 0]
    return math.copysign(z, q)


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


@njit(cache=True, nogil=True, error_model="numpy")
def normal_of(u):  # type: ignore[no-untyped-def]
    """The normal quantile of every number of an array."""
    flat = u.ravel()
    made = np.empty(flat.size)
    for at in range(flat.size):
        made[at] = normal(flat[at])
    return made.reshape(u.shape)
