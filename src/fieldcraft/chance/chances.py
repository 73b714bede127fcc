"""What settled yes-or-no bets say about the forecasts: scores, skill, what they are made of, the curve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from fieldcraft.chance.arrays import Answers, Floats
from fieldcraft.chance.bins import into_bins
from fieldcraft.chance.calibration import CurvePoint, curve
from fieldcraft.chance.decomposition import Decomposition, decompose
from fieldcraft.chance.intervals import jeffreys
from fieldcraft.chance.scores import LogScore, brier_score, log_score
from fieldcraft.chance.skill import Skill, misses, skill_against

# A forecast this close to 0 or to 1 is a near sure thing.
NEAR_SURE = 0.1


@dataclass(frozen=True)
class ChanceFigures:
    """The figures of `n` settled yes-or-no bets, one at least, on their last forecasts.

    `base_rate` is the share that came true, with its 90 % `base_rate_band`. Skill against it is None when all
    or none came true: then always saying so is never wrong. `near_sure` counts the forecasts of at most 10 %
    or at least 90 %. `sharpness` is the variance of the forecasts.
    """

    n: int
    came_true: int
    near_sure: int
    sharpness: float
    mean_forecast: float
    base_rate_band: tuple[float, float]
    brier: float
    time_weighted_brier: float
    log_score: LogScore
    skill_vs_own_base_rate: Skill | None
    skill_vs_always_half: Skill
    decomposition: Decomposition
    curve: tuple[CurvePoint, ...]

    @property
    def base_rate(self) -> float:
        return self.came_true / self.n

    def to_dict(self) -> dict[str, Any]:
        own, half = self.skill_vs_own_base_rate, self.skill_vs_always_half
        return {
            "brier": self.brier,
            "time_weighted_brier": self.time_weighted_brier,
            "log_score": self.log_score.mean,
            "scored_as_nearly_sure": self.log_score.at_the_ends,
            "base_rate": self.base_rate,
            "base_rate_band": list(self.base_rate_band),
            "mean_forecast": self.mean_forecast,
            "near_sure": self.near_sure,
            "sharpness": self.sharpness,
            "skill_vs_own_base_rate": None if own is None else own.estimate,
            "skill_vs_own_base_rate_band": None if own is None else own.band_as_list(),
            "skill_vs_always_half": half.estimate,
            "skill_vs_always_half_band": half.band_as_list(),
            "decomposition": self.decomposition.to_dict(),
            "curve": [point.to_dict() for point in self.curve],
        }


# What stands in the place of the figures when there is no bet to make them of.
NO_FIGURES: dict[str, Any] = {
    "brier": None,
    "time_weighted_brier": None,
    "log_score": None,
    "scored_as_nearly_sure": 0,
    "base_rate": None,
    "base_rate_band": None,
    "mean_forecast": None,
    "near_sure": 0,
    "sharpness": None,
    "skill_vs_own_base_rate": None,
    "skill_vs_own_base_rate_band": None,
    "skill_vs_always_half": None,
    "skill_vs_always_half_band": None,
    "decomposition": None,
    "curve": [],
}


def chance_figures(last: Floats, time_weighted_brier: Floats, happened: Answers) -> ChanceFigures:
    """The figures of one bet or more; each array has a value a bet."""
    binned = into_bins(last, happened)
    parts = decompose(binned)
    n, came_true = len(last), int(binned.came_true.sum())
    ours = misses(last, happened)
    share, half = jeffreys(came_true, n), skill_against(0.5, ours)
    assert share is not None and half is not None, "there is a bet, and saying 50 % is never without a miss"
    return ChanceFigures(
        n=n,
        came_true=came_true,
        near_sure=int(np.count_nonzero((last <= NEAR_SURE) | (last >= 1 - NEAR_SURE))),
        sharpness=binned.spread_between + parts.within_bin_variance,
        mean_forecast=binned.mean_forecast,
        base_rate_band=(share.low, share.high),
        brier=brier_score(last, happened),
        time_weighted_brier=float(time_weighted_brier.mean()),
        log_score=log_score(last, happened),
        skill_vs_own_base_rate=skill_against(share.estimate, ours),
        skill_vs_always_half=half,
        decomposition=parts,
        curve=curve(binned),
    )
