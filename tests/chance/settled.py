"""Settled bets for the tests of this room."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from fieldcraft.chance.judgement import ChanceBets, RangeBets

NO_RANGES = RangeBets([], [], [], [], [])
NO_CHANCES = ChanceBets([], [], [])

# Forecasts as people give them, and as programs do.
forecasts = st.one_of(st.integers(0, 100).map(lambda percent: percent / 100), st.floats(0, 1))
bets = st.lists(st.tuples(forecasts, st.booleans()), min_size=1, max_size=200)


def split(pairs: list[tuple[float, bool]]) -> tuple[list[float], list[bool]]:
    """The forecasts, and what happened."""
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def chances(*groups: tuple[float, int, int]) -> ChanceBets:
    """Bets in groups of (forecast, how many, how many of them came true)."""
    last = np.concatenate([np.full(n, forecast) for forecast, n, _ in groups])
    happened = np.concatenate([np.arange(n) < k for _, n, k in groups])
    return ChanceBets(last, (last - happened) ** 2, happened)


def ranges(n: int, below: int = 0, above: int = 0, unit: str = "hours") -> RangeBets:
    """Ranges from 10 to 30 around 20; the values are 20, but for those 5 below or above the range."""
    value = np.full(n, 20.0)
    value[:below] = 5
    value[n - above :] = 35
    return RangeBets(np.full(n, 10.0), np.full(n, 20.0), np.full(n, 30.0), value, [unit] * n)
