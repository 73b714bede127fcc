"""What is drawn in a week."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.draws import ACTIVATE, COME, NO_KEY, SEEN, TICKETS, bell, count, times
from fieldcraft.practice.luck import week_key

KEY = np.uint64(week_key(np.uint64(5), 3))


def test_a_key_always_draws_the_same_and_no_key_draws_on() -> None:
    assert count(KEY, 1, COME, 1_000, 0.3) == count(KEY, 1, COME, 1_000, 0.3)
    assert times(KEY, 1, TICKETS, 90.0) == times(KEY, 1, TICKETS, 90.0)
    assert bell(KEY, 1, SEEN) == bell(KEY, 1, SEEN)
    assert len({count(NO_KEY, 1, COME, 100_000, 0.3) for _ in range(20)}) > 1


@pytest.mark.parametrize("key", [KEY, NO_KEY])
def test_counts_are_as_many_as_expected(key: np.uint64) -> None:
    drawn = [count(key, cell, ACTIVATE, 200, 0.3) for cell in range(4_000)]
    assert abs(np.mean(drawn) - 60) < 4 * (200 * 0.3 * 0.7 / 4_000) ** 0.5
    assert count(key, 1, ACTIVATE, 0, 0.3) == count(key, 1, ACTIVATE, 5, 0.0) == 0


def test_a_logarithm_that_is_known_already_changes_nothing() -> None:
    for cell in range(2_000):
        known = count(KEY, cell, ACTIVATE, 60, 0.05, np.log1p(-0.05))
        assert known == count(KEY, cell, ACTIVATE, 60, 0.05)
