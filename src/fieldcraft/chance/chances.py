"""What settled yes-or-no bets say about the forecasts: scores, skill, what they are made of, the curve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fieldcraft.chance.arrays import Answers, Floats, blocks
from fieldcraft.chance.bins import BINS, count, into_bins
from fieldcraft.chance.calibration import CurvePoint, curve
from fieldcraft.chance.decomposition import Decomposition, decompose, resolution
from fieldcraft.chance.intervals import jeffreys
from fieldcraft.chance.scores import LogScore, log_score
from fieldcraft.chance.skill import NONE_MISSED, Misses, Skill, misses, skill_against, squared_misses

# A forecast this close to 0 or to 1 is a near sure thing.
NEAR_SURE = 0.1


@dataclass(frozen=True)
class BetweenFigures:
    """The figures of the `n` bets that could go either way: given more than 10 % and less than 90 %.

    Near sure things do not enter, so that adding some changes nothing here. `resolution` is a part of
    `uncertainty`, as in the five terms.
    """

    n: int
    base_rate: float
    brier: float
    resolution: float
    uncertainty: float
    skill_vs_own_base_rate: Skill | None
    skill_vs_always_half: Skill

    def to_dict(self) -> dict[str, Any]:
        own, half = self.skill_vs_own_base_rate, self.skill_vs_always_half
        return {
            "n": self.n,
            "base_rate": self.base_rate,
            "brier": self.brier,
            "resolution": self.resolution,
            "uncertainty": self.uncertainty,
            "skill_vs_own_base_rate": None if own is None else own.estimate,
            "skill_vs_own_base_rate_band": None if own is None else own.band_as_list(),
            "skill_vs_always_half": half.estimate,
            "skill_vs_always_half_band": half.band_as_list(),
        }


@dataclass(frozen=True)
class ChanceFigures:
    """The figures of `n` settled yes-or-no bets, one at least, on their last forecasts.

    `base_rate` is the share that came true, with its 90 % `base_rate_band`. Skill against it is None when all
    or none came true: then always saying so is never wrong. `near_sure` counts the forecasts of at most 10 %
    or at least 90 %; `without_near_sure` is of the others, None when there is none. `sharpness` is the
    variance of the forecasts.
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
    without_near_sure: BetweenFigures | None

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
            "without_near_sure": None if self.without_near_sure is None else self.without_near_sure.to_dict(),
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
    "without_near_sure": None,
}


def near_sure(probabilities: Floats) -> NDArray[np.bool_]:
    """Which forecasts are of at most 10 % or at least 90 %."""
    return np.asarray((probabilities <= NEAR_SURE) | (probabilities >= 1 - NEAR_SURE))


def chance_figures(last: Floats, time_weighted_brier: Floats, happened: Answers) -> ChanceFigures:
    """The figures of one bet or more; each array has a value a bet."""
    binned = into_bins(last, happened)
    parts = decompose(binned)
    n, came_true = len(last), int(binned.came_true.sum())
    ours, between = _all_and_between(last, happened, binned.index)
    share, half = jeffreys(came_true, n), skill_against(0.5, ours)
    assert share is not None and half is not None, "there is a bet, and saying 50 % is never without a miss"
    return ChanceFigures(
        n=n,
        came_true=came_true,
        near_sure=n - (between.n if between else 0),
        sharpness=binned.spread_between + parts.within_bin_variance,
        mean_forecast=binned.mean_forecast,
        base_rate_band=(share.low, share.high),
        brier=ours.total / n,
        time_weighted_brier=float(time_weighted_brier.mean()),
        log_score=log_score(last, happened),
        skill_vs_own_base_rate=skill_against(share.estimate, ours),
        skill_vs_always_half=half,
        decomposition=parts,
        curve=curve(binned),
        without_near_sure=between,
    )


def _all_and_between(
    last: Floats, happened: Answers, place: NDArray[np.intp]
) -> tuple[Misses, BetweenFigures | None]:
    """The misses of all bets, and the figures of those that could go either way; `place` is a bet's bin."""
    ours = between = NONE_MISSED
    in_bins = came_true = np.zeros(BINS, dtype=np.intp)
    for block in blocks(len(last)):
        squared, answers = squared_misses(last[block], happened[block]), happened[block]
        ours += misses(squared, answers)
        chosen = np.flatnonzero(~near_sure(last[block]))
        answers, where = answers.take(chosen), place[block].take(chosen)
        between += misses(squared.take(chosen), answers)
        n, yes = count(where, answers)
        in_bins, came_true = in_bins + n, came_true + yes
    return ours, _between(between, in_bins, came_true) if between.n else None


def _between(ours: Misses, in_bins: NDArray[np.intp], came_true: NDArray[np.intp]) -> BetweenFigures:
    """The figures of one bet or more by their misses; in each bin, how many there are and came true."""
    share, half = ours.came_true / ours.n, skill_against(0.5, ours)
    assert half is not None, "saying 50 % is never without a miss"
    return BetweenFigures(
        n=ours.n,
        base_rate=share,
        brier=ours.total / ours.n,
        resolution=resolution(in_bins, came_true),
        uncertainty=share * (1 - share),
        skill_vs_own_base_rate=skill_against(share, ours),
        skill_vs_always_half=half,
    )
