"""Scores, decomposition and curve of many settled bets, beside the same in pandas, in one run.

Both start from the same arrays and must give equal figures. The bands, which pandas lacks, are SciPy's there.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import beta

from fieldcraft.chance.judgement import ChanceBets, RangeBets, judge

MANY = 100_000
A_FEW_YEARS = 2_500
ROUNDS = 15
NO_RANGES = RangeBets([], [], [], [], [])


def figures(seed: int = 1) -> list[tuple[str, str]]:
    """Rows of (what, figure); AssertionError where the two do not agree."""
    many, few = settled_bets(MANY, seed), settled_bets(A_FEW_YEARS, seed)
    _assert_equal(ours(many), in_pandas(many))
    took = _took([lambda: ours(many), lambda: in_pandas(many), lambda: ours(few), lambda: in_pandas(few)])
    return [
        (f"scores, decomposition and curve of {MANY:,} bets, median", f"{1000 * took[0]:.1f} ms"),
        (
            "the same in pandas, equal figures",
            f"{1000 * took[1]:.1f} ms, {took[1] / took[0]:.1f} times as long",
        ),
        (f"of {A_FEW_YEARS:,} bets", f"{1000 * took[2]:.1f} ms; pandas {1000 * took[3]:.1f} ms"),
    ]


def settled_bets(n: int, seed: int) -> ChanceBets:
    """Forecasts in whole per cent of someone who is somewhat too sure, 0 and 100 % among them."""
    random = np.random.default_rng(seed)
    last = random.beta(1.2, 0.9, n).round(2)
    happened = random.random(n) < 0.1 + 0.75 * last
    return ChanceBets(last, (last - happened) ** 2 * random.uniform(0.9, 1, n), happened)


def ours(bets: ChanceBets) -> dict[str, Any]:
    return judge(bets, NO_RANGES).to_dict()


def in_pandas(bets: ChanceBets) -> dict[str, Any]:
    """The same figures of yes-or-no bets, as one would write them with data frames."""
    frame = pd.DataFrame(
        {"last": bets.last, "over_time": bets.time_weighted_brier, "happened": bets.happened}
    )
    frame["bin"] = (frame["last"] * 10).astype(int).clip(upper=9)
    curve = frame.groupby("bin").agg(
        n=("last", "size"), forecast=("last", "mean"), happened=("happened", "mean"), k=("happened", "sum")
    )
    curve["low"] = beta.ppf(0.05, curve["k"] + 0.5, curve["n"] - curve["k"] + 0.5)
    curve["high"] = beta.ppf(0.95, curve["k"] + 0.5, curve["n"] - curve["k"] + 0.5)
    brier = ((frame["last"] - frame["happened"]) ** 2).mean()
    sure = frame["last"].replace({0.0: 0.001, 1.0: 0.999})
    share, weight = frame["happened"].mean(), curve["n"] / len(frame)
    off = frame["last"] - frame["bin"].map(curve["forecast"])
    missed = frame["happened"] - frame["bin"].map(curve["happened"])
    return {
        "brier": brier,
        "time_weighted_brier": frame["over_time"].mean(),
        "log_score": np.log(sure.where(frame["happened"], 1 - sure)).mean(),
        "base_rate": share,
        "mean_forecast": frame["last"].mean(),
        "sharpness": frame["last"].var(ddof=0),
        "near_sure": ((frame["last"] <= 0.1) | (frame["last"] >= 0.9)).sum(),
        "skill_vs_own_base_rate": 1 - brier / (share * (1 - share)),
        "skill_vs_always_half": 1 - brier / 0.25,
        "decomposition": {
            "reliability": (weight * (curve["forecast"] - curve["happened"]) ** 2).sum(),
            "resolution": (weight * (curve["happened"] - share) ** 2).sum(),
            "uncertainty": share * (1 - share),
            "within_bin_variance": (off**2).mean(),
            "within_bin_covariance": 2 * (off * missed).mean(),
        },
        "curve": curve.reset_index().to_dict("records"),
        "without_near_sure": _between_in_pandas(frame[(frame["last"] > 0.1) & (frame["last"] < 0.9)]),
    }


def _between_in_pandas(frame: pd.DataFrame) -> dict[str, float]:
    brier = ((frame["last"] - frame["happened"]) ** 2).mean()
    share = frame["happened"].mean()
    bins = frame.groupby("bin")["happened"].agg(["size", "mean"])
    return {
        "n": len(frame),
        "base_rate": share,
        "brier": brier,
        "resolution": (bins["size"] / len(frame) * (bins["mean"] - share) ** 2).sum(),
        "uncertainty": share * (1 - share),
        "skill_vs_own_base_rate": 1 - brier / (share * (1 - share)),
        "skill_vs_always_half": 1 - brier / 0.25,
    }


def _assert_equal(one: dict[str, Any], other: dict[str, Any]) -> None:
    plain = [name for name, value in other.items() if not isinstance(value, dict | list)]
    pairs = [(one[name], other[name]) for name in plain]
    for part in ("decomposition", "without_near_sure"):
        pairs += [(one[part][name], value) for name, value in other[part].items()]
    for mine, theirs in zip(one["curve"], other["curve"], strict=True):
        pairs += [(mine[name], theirs[name]) for name in ("n", "forecast", "happened")]
        pairs += zip(mine["band"], (theirs["low"], theirs["high"]), strict=True)
    mine, theirs = np.array(pairs).T
    np.testing.assert_allclose(mine, theirs, rtol=1e-9, atol=1e-12)


def _took(calls: list[Callable[[], object]]) -> list[float]:
    """The median seconds of each call; they take turns, so that a busy moment hits all alike."""
    seconds: list[list[float]] = [[] for _ in calls]
    for _ in range(ROUNDS):
        for call, times in zip(calls, seconds, strict=True):
            start = perf_counter()
            call()
            times.append(perf_counter() - start)
    return [median(times) for times in seconds]
