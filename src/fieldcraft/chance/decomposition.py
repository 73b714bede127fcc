"""What a Brier score is made of: five terms (Stephenson, Coelho & Jolliffe 2008)."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

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
    # No dot products over all bets: their threads cost more than they save on a busy machine.
    within = binned.probabilities - binned.forecast[binned.index]
    return Decomposition(
        reliability=float(binned.n @ (binned.forecast - binned.share) ** 2) / n,
        resolution=float(binned.n @ (binned.share - share) ** 2) / n,
        uncertainty=share * (1 - share),
        within_bin_variance=float(np.square(within).mean()),
        # The deviations of a bin sum to 0, so that the share of its outcomes drops out of the covariance.
        within_bin_covariance=2 * float((within * binned.happened).mean()),
    )
