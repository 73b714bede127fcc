"""Intervals for a share (k of n things were so) and for a mean: how large may the true one be?"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from fieldcraft.chance.beta import quantile

BAND = 0.9


@dataclass(frozen=True)
class Share:
    """A share with its interval: `estimate` is k / n; `low` and `high` bound it at `level` (0 to 1)."""

    estimate: float
    low: float
    high: float
    level: float = 0.95

    def to_dict(self) -> dict[str, float]:
        return {"estimate": self.estimate, "low": self.low, "high": self.high, "level": self.level}


def share(k: int, n: int, level: float = 0.95) -> Share | None:
    """The share k of n with its two-sided interval; None when nothing was counted.

    Wilson's score interval (Wilson 1927), except where the count is 0 or all: there the exact interval
    of Clopper and Pearson (1934), which has a closed form at the two ends. Wilson's is too short there.
    For example `share(0, 217)` reaches up to 1.7 %.
    """
    _check(k, n, level)
    if n == 0:
        return None
    tail = (1 - level) / 2
    if k == 0:
        return Share(0.0, 0.0, 1 - tail ** (1 / n), level)
    if k == n:
        return Share(1.0, tail ** (1 / n), 1.0, level)
    z = NormalDist().inv_cdf(1 - tail)
    estimate = k / n
    shrunk = 1 + z * z / n
    centre = (estimate + z * z / (2 * n)) / shrunk
    reach = z * sqrt(estimate * (1 - estimate) / n + z * z / (4 * n * n)) / shrunk
    return Share(estimate, centre - reach, centre + reach, level)


def jeffreys(k: int, n: int, level: float = BAND) -> Share | None:
    """The share k of n with Jeffreys' equal-tailed interval; None when nothing was counted.

    Its ends are quantiles of Beta(k + 1/2, n − k + 1/2); where the count is 0 or all, the end on that side is
    0 or 1 (Brown, Cai & DasGupta 2001). For example `jeffreys(26, 40)` is 0.52 to 0.76.
    """
    _check(k, n, level)
    if n == 0:
        return None
    tail = (1 - level) / 2
    low = quantile(k + 0.5, n - k + 0.5, tail) if k > 0 else 0.0
    high = quantile(k + 0.5, n - k + 0.5, 1 - tail) if k < n else 1.0
    return Share(k / n, low, high, level)


def reach_of_mean(deviation: float, n: int, level: float = BAND) -> float | None:
    """How far from the mean of n values Student's interval reaches to each side; None for fewer than two.

    `deviation` is the standard deviation of the sample (divided by n − 1).
    """
    _check(0, n, level)
    if n < 2:
        return None
    # If T has Student's distribution with f degrees of freedom, T² / (f + T²) is Beta(1/2, f / 2).
    share = quantile(0.5, (n - 1) / 2, level)
    return sqrt((n - 1) * share / (1 - share)) * deviation / sqrt(n)


def _check(k: int, n: int, level: float) -> None:
    if not 0 <= k <= n:
        raise ValueError(f"k must lie between 0 and n, got k={k}, n={n}")
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, got {level}")
