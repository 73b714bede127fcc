"""Forecasts sorted into ten bins of equal width, the last one closed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from fieldcraft.chance.arrays import Answers, Floats, as_answers, as_probabilities, blocks, same_length

BINS = 10


@dataclass(frozen=True, eq=False)
class Binned:
    """Forecasts with what happened, and for each of the ten bins its count, mean forecast and count of yes.

    `index` is the bin of each forecast. The mean forecast of an empty bin is 0, and so is its share.
    """

    probabilities: Floats
    happened: Answers
    index: NDArray[np.intp]
    n: NDArray[np.intp]
    came_true: NDArray[np.intp]
    forecast: Floats

    @property
    def share(self) -> Floats:
        """The share that came true in each bin."""
        return self.came_true / np.maximum(self.n, 1)

    @property
    def mean_forecast(self) -> float:
        return float(self.n @ self.forecast) / len(self.index)

    @property
    def spread_between(self) -> float:
        """The variance of the bins' mean forecasts, each counted as often as it has bets."""
        return float(self.n @ (self.forecast - self.mean_forecast) ** 2) / len(self.index)


def into_bins(probabilities: ArrayLike, happened: ArrayLike) -> Binned:
    """The forecasts in their bins: bin k holds k / 10 to under (k + 1) / 10, the last one also 1."""
    forecasts, answers = as_probabilities(probabilities), as_answers(happened)
    if not same_length(probabilities=forecasts, happened=answers):
        raise ValueError("there is no bet to sort")
    index = np.empty(len(forecasts), dtype=np.intp)
    n = came_true = np.zeros(BINS, dtype=np.intp)
    sums = np.zeros(BINS)
    for block in blocks(len(forecasts)):
        place = np.minimum((forecasts[block] * BINS).astype(np.intp), BINS - 1, out=index[block])
        here, yes = count(place, answers[block])
        n, came_true = n + here, came_true + yes
        sums += np.bincount(place, weights=forecasts[block], minlength=BINS)
    return Binned(forecasts, answers, index, n, came_true, sums / np.maximum(n, 1))


def count(place: NDArray[np.intp], happened: Answers) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """How many bets lie in each bin, and how many of them came true; `place` is the bin of each."""
    both = np.bincount(2 * place + happened, minlength=2 * BINS)
    return both[::2] + both[1::2], both[1::2]
