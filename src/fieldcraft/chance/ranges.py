"""80 % ranges: how many held what came, and what each cost in its own unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fieldcraft.chance.arrays import Floats
from fieldcraft.chance.intervals import jeffreys
from fieldcraft.chance.scores import RANGE_LEVEL, interval_score, weighted_interval_score


@dataclass(frozen=True)
class UnitScore:
    """The mean scores of `n` ranges in one unit; figures of different units are never averaged."""

    unit: str
    n: int
    interval_score: float
    weighted_interval_score: float

    def to_dict(self) -> dict[str, Any]:
        return {
            "unit": self.unit,
            "n": self.n,
            "interval_score": self.interval_score,
            "weighted_interval_score": self.weighted_interval_score,
        }


@dataclass(frozen=True)
class RangeFigures:
    """Of `n` ranges from p10 to p90, `covered` held the value, ends included; `expected` is 80 % of n.

    `below` and `above` count the values that fell outside. `band` bounds the true share held at 90 %.
    """

    n: int
    covered: int
    below: int
    above: int
    band: tuple[float, float] | None
    by_unit: tuple[UnitScore, ...]

    @property
    def expected(self) -> float:
        # 0.8 n would show 0.8 × 3 as 2.4000000000000004.
        return round(RANGE_LEVEL * self.n, 1)

    def to_dict(self) -> dict[str, Any]:
        return {
            "n": self.n,
            "covered": self.covered,
            "expected": self.expected,
            "below": self.below,
            "above": self.above,
            "band": None if self.band is None else list(self.band),
            "by_unit": [each.to_dict() for each in self.by_unit],
        }


def range_figures(p10: Floats, p50: Floats, p90: Floats, value: Floats, unit: Sequence[str]) -> RangeFigures:
    """Coverage of all the ranges, and their scores unit by unit, the most used unit first."""
    n, below, above = len(value), int((value < p10).sum()), int((value > p90).sum())
    share = jeffreys(n - below - above, n)
    return RangeFigures(
        n=n,
        covered=n - below - above,
        below=below,
        above=above,
        band=None if share is None else (share.low, share.high),
        by_unit=_by_unit(p10, p50, p90, value, unit) if n else (),
    )


def _by_unit(
    p10: Floats, p50: Floats, p90: Floats, value: Floats, unit: Sequence[str]
) -> tuple[UnitScore, ...]:
    names, place, counts = np.unique(np.asarray(unit, dtype=str), return_inverse=True, return_counts=True)
    plain = np.bincount(place, weights=interval_score(p10, p90, value)) / counts
    weighted = np.bincount(place, weights=weighted_interval_score(p10, p50, p90, value)) / counts
    scores = [
        UnitScore(str(name), int(n), float(one), float(other))
        for name, n, one, other in zip(names, counts, plain, weighted, strict=True)
    ]
    return tuple(sorted(scores, key=lambda score: (-score.n, score.unit)))
