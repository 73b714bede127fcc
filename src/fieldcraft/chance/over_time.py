"""How scores went over time: by the quarter in which bets were settled, and the later half against the
earlier."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, sqrt
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fieldcraft.chance.arrays import Answers, Floats
from fieldcraft.chance.chances import near_sure
from fieldcraft.chance.intervals import reach_of_mean
from fieldcraft.chance.skewed import Mean, means, misses_of_chances

# Halves with fewer bets than this are not compared.
FEWEST_IN_A_HALF = 10


@dataclass(frozen=True)
class Settled:
    """When bets were settled, a value a bet: the day as a number that grows by one a day, and the quarter as
    4 × year + 0 to 3."""

    day: ArrayLike
    quarter: ArrayLike


@dataclass(frozen=True)
class Quarter:
    """The bets settled in one quarter; `brier` is None when none of them was a yes-or-no bet.

    `place` is 4 × year + 0 to 3. `near_sure` counts forecasts of at most 10 % or at least 90 %, which pull a
    Brier score down by themselves. Of `ranges` settled ranges, `covered` held.
    """

    place: int
    brier: Mean | None
    near_sure: int
    ranges: int
    covered: int

    @property
    def year(self) -> int:
        return self.place // 4

    @property
    def number(self) -> int:
        """1 to 4."""
        return self.place % 4 + 1

    @property
    def name(self) -> str:
        return f"{self.year}, quarter {self.number}"

    @property
    def n(self) -> int:
        """How many yes-or-no bets were settled."""
        return 0 if self.brier is None else self.brier.n

    @property
    def score(self) -> float | None:
        return None if self.brier is None else self.brier.estimate

    @property
    def band(self) -> tuple[float, float] | None:
        return None if self.brier is None else self.brier.band

    def to_dict(self) -> dict[str, Any]:
        return {
            "year": self.year,
            "quarter": self.number,
            "n": self.n,
            "brier": self.score,
            "brier_band": None if self.brier is None else self.brier.band_as_list(),
            "near_sure": self.near_sure,
            "ranges": {"n": self.ranges, "covered": self.covered},
        }


@dataclass(frozen=True)
class Change:
    """The mean Brier score of the later bets less that of the earlier ones, with its 90 % band (Welch's).

    Below 0 is better. The bets are parted between two days, as close to the middle as that allows.
    """

    earlier: Mean
    later: Mean
    near_sure: tuple[int, int]
    estimate: float
    band: tuple[float, float]

    @property
    def shown(self) -> bool:
        """Whether it is more than luck alone explains: 0 lies outside the band."""
        return not self.band[0] <= 0 <= self.band[1]

    def to_dict(self) -> dict[str, Any]:
        return {
            "earlier": {"n": self.earlier.n, "brier": self.earlier.estimate, "near_sure": self.near_sure[0]},
            "later": {"n": self.later.n, "brier": self.later.estimate, "near_sure": self.near_sure[1]},
            "brier": self.estimate,
            "band": list(self.band),
        }


@dataclass(frozen=True)
class OverTime:
    """The quarters in which something was settled, in order; the change, None while bets are too few."""

    quarters: tuple[Quarter, ...] = ()
    change: Change | None = None

    @property
    def finding(self) -> str:
        """What it comes to, in a sentence or two."""
        if self.change is None:
            return (
                f"Whether your score changes over time cannot be said yet: it takes {FEWEST_IN_A_HALF} "
                f"earlier and {FEWEST_IN_A_HALF} later yes-or-no bets."
            )
        return _said(self.change)

    def to_dict(self) -> dict[str, Any]:
        return {
            "quarters": [quarter.to_dict() for quarter in self.quarters],
            "change": None if self.change is None else self.change.to_dict(),
            "finding": self.finding,
        }


def over_time(
    last: Floats, happened: Answers, settled: Settled, held: Answers, ranges_settled: Settled
) -> OverTime:
    """The course of yes-or-no bets (`last`, `happened`, `settled`) and ranges (`held`, `ranges_settled`)."""
    quarter, day = _whole(settled.quarter), _whole(settled.day)
    of_ranges = _whole(ranges_settled.quarter)
    scores, missed, sure = np.square(last - happened), misses_of_chances(last, happened), near_sure(last)
    names, place = np.unique(quarter, return_inverse=True)
    briers = dict(zip(names.tolist(), means(scores, missed, place, len(names)), strict=True))
    quarters = tuple(
        Quarter(
            place=each,
            brier=briers.get(each),
            near_sure=int(np.count_nonzero(sure & (quarter == each))),
            ranges=int(np.count_nonzero(of_ranges == each)),
            covered=int(np.count_nonzero(held & (of_ranges == each))),
        )
        for each in np.union1d(quarter, of_ranges).tolist()
    )
    return OverTime(quarters, _change(scores, missed, sure, day))


def _change(
    scores: Floats, missed: NDArray[np.bool_], sure: NDArray[np.bool_], day: NDArray[np.intp]
) -> Change | None:
    later = _later_half(day)
    n = np.array([np.count_nonzero(~later), np.count_nonzero(later)])
    if n.min() < FEWEST_IN_A_HALF:
        return None
    half = later.astype(np.intp)
    before, after = means(scores, missed, half, 2)
    off = scores - np.array([before.estimate, after.estimate])[half]
    # The squared standard errors of the two means, and the degrees of freedom of their sum (Welch 1947).
    errors = np.bincount(half, weights=off**2) / (n - 1) / n
    estimate, whole = after.estimate - before.estimate, float(errors.sum())
    reach = 0.0
    if whole > 0:
        freedom = floor(whole**2 / float((errors**2 / (n - 1)).sum()))
        one = reach_of_mean(1.0, freedom + 1)
        assert one is not None, "there are nine degrees of freedom at least"
        reach = one * sqrt(freedom + 1) * sqrt(whole)
    counts = (int(np.count_nonzero(sure & ~later)), int(np.count_nonzero(sure & later)))
    return Change(before, after, counts, estimate, (estimate - reach, estimate + reach))


def _later_half(day: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which bets belong to the later half: those from the day on that starts closest to the middle."""
    days, counts = np.unique(day, return_counts=True)
    if not len(days):
        return np.zeros(0, dtype=np.bool_)
    before = np.cumsum(counts) - counts
    first = days[np.argmin(np.abs(2 * before - len(day)))]
    return np.asarray(day >= first)


def _whole(values: ArrayLike) -> NDArray[np.intp]:
    return np.asarray(values, dtype=np.intp)


def _said(change: Change) -> str:
    low, high = change.band
    told = (
        f"Your Brier score was {change.earlier.estimate:.3f} in the earlier {change.earlier.n} bets and "
        f"{change.later.estimate:.3f} in the later {change.later.n}; less is better, and the change could be "
        f"{_signed(low)} to {_signed(high)}, "
    )
    told += "more than luck alone explains." if change.shown else "so luck alone may explain it."
    before, after = change.near_sure
    if after * change.earlier.n > before * change.later.n:
        told += f" Near sure things went from {before} to {after} of them, which lowers it by itself."
    return told


def _signed(value: float) -> str:
    return f"{value:+.3f}".replace("-", "−")
