"""The calibration curve: of the bets given about 70 %, how many came true?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fieldcraft.chance.bins import BINS, Binned
from fieldcraft.chance.intervals import jeffreys


@dataclass(frozen=True)
class CurvePoint:
    """The bets whose forecast lies from `low` to under `high` (the last bin: to `high`).

    `forecast` is their mean forecast; of the `n`, `came_true` did; `band` bounds the true share at 90 %.
    """

    low: float
    high: float
    n: int
    came_true: int
    forecast: float
    band: tuple[float, float]

    @property
    def happened(self) -> float:
        """The share that came true."""
        return self.came_true / self.n

    @property
    def holds(self) -> bool:
        """Whether the band holds the mean forecast; by luck alone about one in ten does not."""
        return self.band[0] <= self.forecast <= self.band[1]

    @property
    def near_sure(self) -> bool:
        """Whether it is the first or the last bin, where sure things lie."""
        return self.low == 0 or self.high == 1

    @property
    def too_sure(self) -> bool:
        """Whether what was given lies further from 50 % than what came true, and on its side of it."""
        return (self.forecast > 0.5) == (self.forecast > self.happened)

    def to_dict(self) -> dict[str, Any]:
        return {
            "low": self.low,
            "high": self.high,
            "n": self.n,
            "forecast": self.forecast,
            "happened": self.happened,
            "band": list(self.band),
        }


def curve(binned: Binned) -> tuple[CurvePoint, ...]:
    """A point for each bin that holds a bet, from low to high."""
    points = []
    for place in range(BINS):
        n, came_true = int(binned.n[place]), int(binned.came_true[place])
        share = jeffreys(came_true, n)
        if share is not None:
            low, high, forecast = place / BINS, (place + 1) / BINS, float(binned.forecast[place])
            points.append(CurvePoint(low, high, n, came_true, forecast, (share.low, share.high)))
    return tuple(points)
