from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from fieldcraft.chance.arrays import BLOCK
from fieldcraft.chance.bins import into_bins
from tests.chance.settled import bets, split


@pytest.mark.parametrize("tenths", range(10))
def test_a_forecast_on_an_edge_belongs_to_the_bin_above(tenths: int) -> None:
    assert into_bins([tenths / 10], [True]).index.tolist() == [tenths]


def test_certainty_belongs_to_the_last_bin() -> None:
    assert into_bins([1.0], [True]).index.tolist() == [9]


@given(bets)
def test_each_forecast_lies_in_its_bin_and_each_bin_counts_its_own(pairs: list[tuple[float, bool]]) -> None:
    forecasts, happened = split(pairs)
    binned = into_bins(forecasts, happened)
    assert all(k / 10 <= p < (k + 1) / 10 or p == 1 for k, p in zip(binned.index, forecasts, strict=True))
    assert binned.n.sum() == len(pairs)
    assert binned.came_true.sum() == sum(happened)
    assert sum(binned.n * binned.forecast) == pytest.approx(sum(forecasts))


def test_an_empty_bin_has_no_share_and_no_noise() -> None:
    binned = into_bins([0.95], [True])
    assert binned.share.tolist() == [0.0] * 9 + [1.0]


def test_nothing_to_sort_is_an_error() -> None:
    with pytest.raises(ValueError, match="no bet"):
        into_bins([], [])


def test_many_bets_are_sorted_as_if_they_were_few() -> None:
    """More than are taken at a time."""
    random = np.random.default_rng(3)
    forecasts = random.random(2 * BLOCK + 7)
    happened = random.random(len(forecasts)) < forecasts
    binned = into_bins(forecasts, happened)
    place = np.minimum((forecasts * 10).astype(int), 9)
    assert binned.index.tolist() == place.tolist()
    assert binned.n.tolist() == [int((place == k).sum()) for k in range(10)]
    assert binned.came_true.tolist() == [int(happened[place == k].sum()) for k in range(10)]
    assert binned.forecast == pytest.approx([forecasts[place == k].mean() for k in range(10)])
