"""The normal quantile: exact, and quick for draws that round it to whole numbers."""

from __future__ import annotations

import math

import numpy as np
from numba import njit

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
def normal_of(u):  # type: ignore[no-untyped-def]
    """The normal quantile of every number of an array."""
    flat = u.ravel()
    made = np.empty(flat.size)
    for at in range(flat.size):
        made[at] = normal(flat[at])
    return made.reshape(u.shape)
