"""Intervals for a share: k of n things were so; how large may the true share be?"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


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
    if not 0 <= k <= n:
        raise ValueError(f"k must lie between 0 and n, got k={k}, n={n}")
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, got {level}")
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
