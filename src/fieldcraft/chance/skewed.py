"""A band for the mean of values that lean to one side, as scores do: many small ones and a few large."""

from __future__ import annotations

from dataclasses import dataclass
from math import cbrt, isclose, sqrt

import numpy as np
from numpy.typing import NDArray

from fieldcraft.chance.arrays import Floats
from fieldcraft.chance.intervals import BAND, reach_of_mean

# With fewer misses than this, what one costs, and how often they come, is not in the values at all.
FEWEST_MISSES = 2


@dataclass(frozen=True)
class Mean:
    """The mean of `n` scores, none below 0, with its 90 % `band`; None where the band cannot be said."""

    n: int
    estimate: float
    band: tuple[float, float] | None

    def band_as_list(self) -> list[float] | None:
        return None if self.band is None else list(self.band)


def means(
    scores: Floats, missed: NDArray[np.bool_], group: NDArray[np.intp], groups: int
) -> tuple[Mean, ...]:
    """The mean score of each group 0 … groups − 1, each of which holds one score at least.

    `missed` says which scores hold a miss: a value outside its range, or the less likely answer. While there
    are fewer than two in a group, its band is None: values that all lie close together because nothing went
    wrong yet would make a band that is far too short.
    """
    counts = np.bincount(group, minlength=groups)
    estimates = np.bincount(group, weights=scores, minlength=groups) / counts
    off = scores - estimates[group]
    squares = np.bincount(group, weights=off**2, minlength=groups)
    cubes = np.bincount(group, weights=off**3, minlength=groups)
    misses = np.bincount(group, weights=missed, minlength=groups)
    each = zip(counts.tolist(), estimates.tolist(), squares.tolist(), cubes.tolist(), misses, strict=True)
    return tuple(
        Mean(n, mean, None if fewer < FEWEST_MISSES else skewed_band(mean, square, cube, n))
        for n, mean, square, cube, fewer in each
    )


def skewed_band(
    mean: float, squares: float, cubes: float, n: int, level: float = BAND
) -> tuple[float, float] | None:
    """An interval at `level` for the mean of values none of which is below 0; None for fewer than two.

    `squares` and `cubes` are the sums of the squared and cubed deviations of the n values from their mean.
    Student's statistic of skewed values leans the other way; Hall's monotone cubic takes that out, and its
    inverse puts Student's quantiles back (Hall 1992, "On the removal of skewness by transformation"). Where
    the values do not lean, it is Student's interval. The low end is never below 0.
    """
    reach = reach_of_mean(1.0, n, level)
    if reach is None:
        return None
    # Squared deviations may all but vanish beside the mean: then they are rounding, and so is their skewness.
    if squares <= 0 or isclose(mean + sqrt(squares), mean, rel_tol=1e-12):
        return mean, mean
    skewness = cubes / n / (squares / n) ** 1.5
    spread = sqrt(squares / (n - 1))
    low, high = (mean - spread * _unskewed(end, skewness, n) for end in (reach, -reach))
    return max(0.0, low), high


def misses_of_chances(probabilities: Floats, happened: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where the less likely answer came, or one of two that were as likely."""
    return np.abs(probabilities - happened) >= 0.5


def _unskewed(reach: float, skewness: float, n: int) -> float:
    """The s at which s + γs²/3 + γ²s³/27 + γ/6n is `reach`; s and reach in standard deviations."""
    if abs(skewness) < 1e-6:
        return reach
    return 3 / skewness * (cbrt(1 + skewness * (reach - skewness / (6 * n))) - 1)
