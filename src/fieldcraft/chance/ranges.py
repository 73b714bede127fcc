"""80 % ranges: how many held what came, and what each cost in its own unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fieldcraft.chance.arrays import Floats
from fieldcraft.chance.intervals import jeffreys
from fieldcraft.chance.scores import RANGE_LEVEL, interval_score, weighted_interval_score
from fieldcraft.chance.skewed import Mean, means


@dataclass(frozen=True)
class UnitFigures:
    """The `n` ranges in one unit: how many held, with the band of that share, and their mean scores.

    Figures of different units are never averaged. All bands are at 90 %; a score has none while fewer than
    two values fell outside (see `skewed`).
    """

    unit: str
    covered: int
    band: tuple[float, float]
    of_intervals: Mean
    weighted: Mean

    @property
    def n(self) -> int:
        return self.of_intervals.n

    @property
    def expected(self) -> float:
        return _expected(self.n)

    @property
    def interval_score(self) -> float:
        return self.of_intervals.estimate

    @property
    def weighted_interval_score(self) -> float:
        return self.weighted.estimate

    def to_dict(self) -> dict[str, Any]:
        return {
            "unit": self.unit,
            "n": self.n,
            "covered": self.covered,
            "expected": self.expected,
            "band": list(self.band),
            "interval_score": self.interval_score,
            "interval_score_band": self.of_intervals.band_as_list(),
            "weighted_interval_score": self.weighted_interval_score,
            "weighted_interval_score_band": self.weighted.band_as_list(),
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
    by_unit: tuple[UnitFigures, ...]

    @property
    def expected(self) -> float:
        return _expected(self.n)

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
) -> tuple[UnitFigures, ...]:
    names, place, counts = np.unique(np.asarray(unit, dtype=str), return_inverse=True, return_counts=True)
    missed = (value < p10) | (value > p90)
    plain = means(interval_score(p10, p90, value), missed, place, len(names))
    weighted = means(weighted_interval_score(p10, p50, p90, value), missed, place, len(names))
    covered = counts - np.bincount(place, weights=missed).astype(np.intp)
    figures = [
        UnitFigures(str(name), int(held), _band(int(held), one.n), one, other)
        for name, held, one, other in zip(names, covered, plain, weighted, strict=True)
    ]
    return tuple(sorted(figures, key=lambda each: (-each.n, each.unit)))


def _band(covered: int, n: int) -> tuple[float, float]:
    share = jeffreys(covered, n)
    assert share is not None, "a unit is there because a range has it"
    return share.low, share.high


def _expected(n: int) -> float:
    # 0.8 n would show 0.8 × 3 as 2.4000000000000004.
    return round(RANGE_LEVEL * n, 1)
