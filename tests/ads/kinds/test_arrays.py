"""Small help with arrays."""

from __future__ import annotations

import numpy as np

from fieldcraft.ads.kinds.arrays import differs_from_before


def test_the_first_of_equal_neighbours_is_found() -> None:
    assert differs_from_before(np.array([3, 3, 1, 1, 3])).tolist() == [True, False, True, False, True]
    assert differs_from_before(np.array([], dtype=np.int64)).tolist() == []
