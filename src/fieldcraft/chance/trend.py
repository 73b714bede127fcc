"""A trend over a short series, by ranks: a few values far out do not move it, and no bell curve is assumed.

Its slope is the middle of the slopes between any two points (Theil 1950, Sen 1968). Its band holds those
slopes which, taken out of the series, leave an order that Kendall's test would not call unusual (Sen 1968).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import floor, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from fieldcraft.chance.arrays import Floats, as_numbers, same_length
from fieldcraft.chance.intervals import BAND

# With five points a band at 90 % is the range of eight of the ten slopes, which says next to nothing.
FEWEST = 6
# Up to so many points the distribution of orders is counted out; beyond, it is a normal one to all purposes.
COUNTED = 50


@dataclass(frozen=True)
class Trend:
    """The trend of `n` points: `slope` by one step of the place, with its `band` at `level`.

    `start` is the height of the line at place 0: the middle of what remains of the values without the slope.
    """

    n: int
    slope: float
    band: tuple[float, float]
    start: float
    level: float = BAND

    @property
    def shown(self) -> bool:
        """Whether it is more than luck alone explains: 0 lies outside the band."""
        return not self.band[0] <= 0 <= self.band[1]

    def at(self, place: float) -> float:
        """The height of the line at a place."""
        return self.start + self.slope * place


def trend(place: ArrayLike, value: ArrayLike, level: float = BAND) -> Trend | None:
    """The trend of values over their places; None for fewer than six, or too few different places.

    Values may be tied: the band then holds the slope at least as often as `level` says. Points of one place
    say nothing about each other. ValueError for what is no number, or not as many of each.
    """
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, got {level}")
    places, values = as_numbers(place, "places"), as_numbers(value, "values")
    if same_length(places=places, values=values) < FEWEST:
        return None
    slopes = slopes_between(places, values)
    together = np.unique(places, return_counts=True)[1]
    rank = rank_of_band(tuple(sorted(together.tolist())), level)
    if rank is None:
        return None
    slope = float(np.median(slopes))
    return Trend(
        n=len(values),
        slope=slope,
        band=(float(slopes[rank - 1]), float(slopes[len(slopes) - rank])),
        start=float(np.median(values - slope * places)),
        level=level,
    )


def slopes_between(places: Floats, values: Floats) -> Floats:
    """The slopes between any two points of different places, the least first."""
    one, other = np.triu_indices(len(places), 1)
    apart = places[other] - places[one]
    differ = apart != 0
    return np.sort((values[other] - values[one])[differ] / apart[differ])


def rank_of_band(together: tuple[int, ...], level: float) -> int | None:
    """Which slope from either end is the end of the band, 1 the outermost; None where even that is inside.

    `together` counts the points of each place. The number of slopes below the true one is that of pairs out
    of order in a random one; the band leaves out as many as come with a chance of 1 − `level` at most.
    """
    n = sum(together)
    if n > COUNTED:
        return rank_by_normal(together, level)
    orders = orders_by_pairs(together)
    # Whole numbers, so that a chance that lies exactly on the level is on the right side.
    allowed = (1 - level) / 2 * sum(orders)
    rank = sum(below <= allowed * (1 + 1e-12) for below in accumulate(orders))
    return rank or None


@cache
def orders_by_pairs(together: tuple[int, ...]) -> tuple[int, ...]:
    """How many orders of the points have 0, 1, 2, … pairs out of order (Kendall 1938; MacMahon 1916).

    Points of one place are never out of order among themselves: the counts are the coefficients of the
    Gaussian multinomial.
    """
    made = [1]
    for n in range(2, sum(together) + 1):
        made = _times(made, n)
    for each in together:
        for n in range(2, each + 1):
            made = _over(made, n)
    return tuple(made)


def _times(made: Sequence[int], n: int) -> list[int]:
    """Multiplied with 1 + q + … + q^(n−1): sums over a window of n."""
    sums = [0, *accumulate([*made, *[0] * (n - 1)])]
    return [sums[at + 1] - sums[max(0, at + 1 - n)] for at in range(len(sums) - 1)]


def _over(made: Sequence[int], n: int) -> list[int]:
    """Divided by 1 + q + … + q^(n−1), which leaves nothing over."""
    found: list[int] = []
    for at in range(len(made) - n + 1):
        found.append(made[at] - sum(found[max(0, at - n + 1) : at]))
    return found


def rank_by_normal(together: tuple[int, ...], level: float) -> int | None:
    """The same by the normal approximation, rounded so that the band becomes wider (Sen 1968, 2.6)."""
    n = sum(together)
    pairs = (n * (n - 1) - sum(each * (each - 1) for each in together)) / 2
    variance = (_spread(n) - sum(_spread(each) for each in together)) / 18
    reach = NormalDist().inv_cdf((1 + level) / 2) * sqrt(variance)
    rank = floor((pairs - reach) / 2)
    return rank if rank >= 1 and variance > 0 else None


def _spread(n: int) -> int:
    return n * (n - 1) * (2 * n + 5)
