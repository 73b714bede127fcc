"""The beta distribution: its share below a value, and the value below which a share lies."""

from __future__ import annotations

from math import asin, atan, cos, exp, lgamma, log, pi, sin, sqrt, tan
from statistics import NormalDist

# Near the mean of Beta(n/2, n/2) some √n terms are needed.
MOST_TERMS = 10_000
PRECISION = 1e-15
TINY = 1e-300


def share_below(a: float, b: float, x: float) -> float:
    """The probability that a Beta(a, b) variable is at most x, the regularised incomplete beta function.

    ValueError for a or b not above 0, or x outside 0 to 1.
    """
    if not (a > 0 and b > 0 and 0 <= x <= 1):
        raise ValueError(f"a and b must be above 0 and x from 0 to 1, got a={a}, b={b}, x={x}")
    return _share_below(a, b, x, 1 - x)


def quantile(a: float, b: float, share: float) -> float:
    """The value below which `share` (0 to 1, ends excluded) of a Beta(a, b) variable lies; a, b from 1/2 up.

    Halley's method on the angle whose squared sine is the value: in it the density is finite at the ends and
    nearly normal in the middle, so that one to three steps suffice. A step that leaves the bracket halves it.
    """
    if not (a >= 0.5 and b >= 0.5 and 0 < share < 1):
        raise ValueError(f"a and b must be at least 1/2 and the share between 0 and 1, got {a}, {b}, {share}")
    low, high = 0.0, pi / 2
    angle = min(max(_start(a, b, share), 1e-3), high - 1e-3)
    while True:
        sine, cosine = sin(angle), cos(angle)
        miss = _share_below(a, b, sine * sine, cosine * cosine) - share
        low, high = (low, angle) if miss > 0 else (angle, high)
        density = 2 * exp((2 * a - 1) * log(sine) + (2 * b - 1) * log(cosine) - _log_beta(a, b))
        step = miss / max(density, TINY)
        bend = (2 * a - 1) * cosine / sine - (2 * b - 1) * sine / cosine
        step /= 1 - min(1.0, max(-1.0, step * bend)) / 2
        # Each step triples the digits: after a relative change of 1e-6 the error is below 1e-12.
        if abs(step) <= 1e-6 * angle:
            return sin(angle - step) ** 2
        angle = angle - step if low < angle - step < high else (low + high) / 2


def _start(a: float, b: float, share: float) -> float:
    """An angle close to that of the quantile: the closer, the larger a and b are."""
    if a == 0.5:
        # The squared cosine is 1 / (1 + T² / f) for Student's T with f = 2b degrees of freedom, and T is
        # nearly normal: the first terms of its quantile's expansion in 1 / f. It need not be exact.
        f, z = 2 * b, NormalDist().inv_cdf((1 + share) / 2)
        return atan(z * (1 + (z * z + 1) / (4 * f) + (5 * z**4 + 16 * z * z + 3) / (96 * f * f)) / sqrt(f))
    z = NormalDist().inv_cdf(share)
    if b == 0.5:
        return asin(sqrt(a / (a + b))) + z / (2 * sqrt(a + b))
    # The angle's density has its mode here; the second derivative of its logarithm there is −4(a + b − 1),
    # and the third one leans it: a normal quantile with the first correction for that.
    mode = atan(sqrt((2 * a - 1) / (2 * b - 1)))
    spread = 1 / (2 * sqrt(a + b - 1))
    lean = 2 * spread / tan(2 * mode) if a != b else 0.0
    return mode + spread * (z + lean * (z * z + 2) / 6)


def _share_below(a: float, b: float, x: float, rest: float) -> float:
    """`share_below` with rest = 1 − x given apart, which keeps its digits when x is close to 1."""
    if x <= 0 or rest <= 0:
        return float(x > 0)
    if x > (a + 1) / (a + b + 2):
        return 1 - _share_below(b, a, rest, x)
    return exp(a * log(x) + b * log(rest) - _log_beta(a, b)) / _continued_fraction(a, b, x, rest)


def _continued_fraction(a: float, b: float, x: float, rest: float) -> float:
    """β₀ + α₁/(β₁ + α₂/(β₂ + …)) of DiDonato & Morris (1992, Algorithm 708) by Lentz's method.

    For x up to (a + 1)/(a + b + 2). It is the even part of DLMF 8.17.22, in half as many terms.
    """
    value = upper = a * (a * rest - b * x + 1) / (a + 1)
    lower = 0.0
    for m in range(1, MOST_TERMS):
        middle = a + 2 * m - 1
        tail = m * (b - m) * x / middle
        alpha = (a + m - 1) * (a + b + m - 1) * tail * x / middle
        beta = m + tail + (a + m) * (a * rest - b * x + 1 + m * (1 + rest)) / (middle + 2)
        lower = 1 / ((beta + alpha * lower) or TINY)
        upper = (beta + alpha / upper) or TINY
        factor = upper * lower
        value *= factor
        if abs(factor - 1) < PRECISION:
            return value
    raise ArithmeticError(f"the incomplete beta function did not settle for a={a}, b={b}, x={x}")


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
