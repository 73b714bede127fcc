"""Skill: how much better forecasts scored than one that always says the same."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from fieldcraft.chance.arrays import Answers, Floats
from fieldcraft.chance.intervals import reach_of_mean


@dataclass(frozen=True)
class Skill:
    """1 − brier / brier of always saying `against`; above 0 is better, 1 is perfect.

    `band` bounds it at 90 %, roughly under 50 bets; None where it cannot be said.
    """

    against: float
    estimate: float
    band: tuple[float, float] | None

    @property
    def shown(self) -> bool:
        """Whether the forecasts did better than luck alone explains: the whole band lies above 0."""
        return self.band is not None and self.band[0] > 0

    def band_as_list(self) -> list[float] | None:
        return None if self.band is None else list(self.band)


@dataclass(frozen=True)
class Misses:
    """Of the squared misses of `n` forecasts: the sum, its part where it happened, the sum of squares."""

    n: int
    came_true: int
    total: float
    where_it_happened: float
    squares: float

    def __add__(self, other: Misses) -> Misses:
        """The misses of both."""
        return Misses(
            self.n + other.n,
            self.came_true + other.came_true,
            self.total + other.total,
            self.where_it_happened + other.where_it_happened,
            self.squares + other.squares,
        )


NONE_MISSED = Misses(0, 0, 0.0, 0.0, 0.0)


def squared_misses(probabilities: Floats, happened: Answers) -> Floats:
    """The squared distance of each forecast from what happened."""
    squared = probabilities - happened
    return np.square(squared, out=squared)


def misses(squared: Floats, happened: Answers) -> Misses:
    """What skill needs to know of the squared misses of forecasts, whatever they are compared with."""
    return Misses(
        n=len(squared),
        came_true=int(np.count_nonzero(happened)),
        total=float(squared.sum()),
        # Unlike a product and its sum, einsum makes no array in between, and unlike dot no threads.
        where_it_happened=float(np.einsum("i,i->", squared, happened)),
        squares=float(np.einsum("i,i->", squared, squared)),
    )


def skill_against(always: float, ours: Misses) -> Skill | None:
    """Skill against always saying `always`; None where that is never wrong, since nothing beats it.

    The band is Student's interval for the ratio of two means to first order (the delta method). Against
    one's own share of yes it also allows for that share being found in the same bets.
    """
    yes, no = ours.came_true, ours.n - ours.came_true
    miss_yes, miss_no = (1 - always) ** 2, always**2
    whole = yes * miss_yes + no * miss_no
    if whole == 0:
        return None
    ratio = ours.total / whole
    # The sum of squares of ratio × their miss − our miss, whose mean is 0.
    both = miss_yes * ours.where_it_happened + miss_no * (ours.total - ours.where_it_happened)
    spread = ratio**2 * (yes * miss_yes**2 + no * miss_no**2) - 2 * ratio * both + ours.squares
    deviation = sqrt(max(0.0, spread) / (ours.n - 1)) if ours.n > 1 else 0.0
    reach = reach_of_mean(deviation * ours.n / whole, ours.n)
    estimate = 1 - ratio
    return Skill(always, estimate, None if reach is None else (estimate - reach, min(1.0, estimate + reach)))
