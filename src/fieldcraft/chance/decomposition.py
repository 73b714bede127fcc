"""What a Brier score is made of: five terms (Stephenson, Coelho & Jolliffe 2008)."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from fieldcraft.chance.arrays import blocks
from fieldcraft.chance.bins import Binned


@dataclass(frozen=True)
class Decomposition:
    """brier = reliability − resolution + uncertainty + within_bin_variance − within_bin_covariance.

    reliability: how far the bins' forecasts lie from what happened in them (0 is best).
    resolution: how far what happened in the bins lies from the overall share (more is better).
    uncertainty: share × (1 − share) of yes, which no forecaster can change; at most 0.25.
    The within-bin terms are there because forecasts inside one bin differ; `generalised_resolution` counts
    what they tell apart too.
    """

    reliability: float
    resolution: float
    uncertainty: float
    within_bin_variance: float
    within_bin_covariance: float

    @property
    def brier(self) -> float:
        return (
            self.reliability
            - self.resolution
            + self.uncertainty
            + self.within_bin_variance
            - self.within_bin_covariance
        )

    @property
    def generalised_resolution(self) -> float:
        """Resolution less within-bin variance plus within-bin covariance: depends little on the bins."""
        return self.resolution - self.within_bin_variance + self.within_bin_covariance

    def to_dict(self) -> dict[str, float]:
        return asdict(self)


def decompose(binned: Binned) -> Decomposition:
    """The five terms of forecasts in their bins; together they are the Brier score, to rounding."""
    n = len(binned.probabilities)
    share = float(binned.came_true.sum()) / n
    variance = covariance = 0.0
    for block in blocks(n):
        within, answers = binned.probabilities[block] - binned.forecast[binned.index[block]], binned.happened
        # Unlike a product and its sum, einsum makes no array in between, and unlike dot no threads.
        variance += float(np.einsum("i,i->", within, within))
        covariance += float(np.einsum("i,i->", within, answers[block]))
    return Decomposition(
        reliability=float(binned.n @ (binned.forecast - binned.share) ** 2) / n,
        resolution=resolution(binned.n, binned.came_true),
        uncertainty=share * (1 - share),
        within_bin_variance=variance / n,
        # The deviations of a bin sum to 0, so that the share of its outcomes drops out of the covariance.
        within_bin_covariance=2 * covariance / n,
    )


def resolution(n: NDArray[np.intp], came_true: NDArray[np.intp]) -> float:
    """How far what happened in the bins lies from the overall share: of the `n` bets of each bin, `came_true`
    did. There is one bet at least."""
    share = came_true.sum() / n.sum()
    return float(n @ (came_true / np.maximum(n, 1) - share) ** 2) / float(n.sum())
