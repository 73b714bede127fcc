"""Runs for the tests."""

from __future__ import annotations

import numpy as np

from fieldcraft.practice.scenarios import DEFAULT, scenario, schedule

SCENARIO = scenario(DEFAULT)
SEED = 42
POINTS = schedule(SCENARIO, SEED)


def some_choices(seed: int = 3) -> list[int]:
    """A choice at each decision point, without sense, but that the price rises."""
    random = np.random.default_rng(seed)
    drawn = [int(random.integers(len(situation.choices))) for _, situation in POINTS]
    return [0 if situation.id == "S18" else one for one, (_, situation) in zip(drawn, POINTS, strict=True)]
