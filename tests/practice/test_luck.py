"""Keyed luck."""

from __future__ import annotations

import numpy as np
from scipy import stats

from fieldcraft.practice.luck import mixed, mixed_of, uniform, uniforms, uniforms_of, week_key


def test_the_same_key_gives_the_same_number_and_another_key_another() -> None:
    key, later = (np.uint64(week_key(np.uint64(7), week)) for week in (3, 4))
    assert uniform(key, 5, 1) == uniform(key, 5, 1)
    others = {
        uniform(key, 5, 1),
        uniform(key, 6, 1),
        uniform(key, 5, 2),
        uniform(later, 5, 1),
    }
    assert len(others) == 4
    assert uniforms(np.uint64(7), 3, 1, 6)[5] == uniform(key, 5, 1)


def test_numbers_are_spread_evenly_and_never_reach_the_ends() -> None:
    made = np.concatenate([uniforms(np.uint64(seed), 1, 2, 2_000) for seed in range(20)])
    assert made.min() > 0 and made.max() < 1
    assert stats.kstest(made, "uniform").pvalue > 1e-3


def test_neighbouring_cells_events_weeks_and_seeds_have_nothing_to_do_with_each_other() -> None:
    seeds = np.arange(4_000, dtype=np.uint64)
    grids = [uniforms_of(seeds, event, 2) for event in (1, 2)]
    pairs = [
        (grids[0][:, 0], grids[0][:, 1]),
        (grids[0][:, 0], grids[1][:, 0]),
        (grids[0][:-1, 0], grids[0][1:, 0]),
    ]
    for one, other in pairs:
        assert abs(np.corrcoef(one, other)[0, 1]) < 4 / np.sqrt(len(one))


def test_seeds_made_of_one_base_differ() -> None:
    made = mixed_of(np.uint64(1), np.arange(1_000, dtype=np.uint64))
    assert len(set(made.tolist())) == 1_000
    assert mixed(np.uint64(1)) != mixed(np.uint64(2))
