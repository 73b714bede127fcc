"""Hidden worlds, beside the published facts about ideas, tests and overruns."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.parameters import AUDIENCES, KINDS, Audience, Kind, parameters
from fieldcraft.practice.world import worlds

MANY = np.arange(2_000, dtype=np.uint64)
# Win rate of a usual test (facts A2, A3, A5): at least, at most.
WINS = {"young": (0.15, 0.35), "growing": (0.08, 0.20), "mature": (0.05, 0.12)}


@pytest.mark.parametrize("kind", KINDS)
def test_as_many_ideas_win_their_test_as_was_published(kind: Kind) -> None:
    number = parameters(kind, "consumer")
    made = worlds(kind, "consumer", MANY)
    unit = np.sqrt(2 / (number["test_arm"] * number["activation"] * (1 - number["activation"])))
    seen = made.value / unit + np.random.default_rng(1).normal(size=made.value.shape)
    low, high = WINS[kind]
    assert low <= (seen > 1.96).mean() <= high
    if kind == "mature":
        significant = abs(seen) > 1.96
        assert 0.18 <= (made.value == 0)[significant].mean() <= 0.28
        gains = np.sort(np.maximum(made.value[seen > 1.96], 0))[::-1]
        assert 0.55 <= gains[: int(0.02 * made.value.size)].sum() / gains.sum() <= 0.85


def test_work_goes_over_its_estimate_as_often_and_as_far_as_was_published() -> None:
    made = worlds("young", "consumer", MANY)
    over = made.effort / made.estimate
    assert 0.60 <= (over > 1).mean() <= 0.80
    assert 1.30 <= over.mean() <= 1.60


def test_what_people_say_is_more_than_what_they_do() -> None:
    assert 1.15 <= np.median(worlds("young", "consumer", MANY).overstated) <= 1.40


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_same_seed_is_the_same_world_whatever_stands_beside_it(kind: Kind, audience: Audience) -> None:
    alone, together = worlds(kind, audience, MANY[7:8]), worlds(kind, audience, MANY[:9])
    for name, one, many in zip(alone._fields, alone, together, strict=True):
        if name != "common":
            assert (one[0] == many[7]).all(), name


def test_shares_add_up_and_referred_people_are_more_loyal() -> None:
    made = worlds("young", "consumer", MANY[:200])
    assert made.share.sum(2) == pytest.approx(1) and made.share_referred.sum(2) == pytest.approx(1)
    assert made.requests.sum(1) == pytest.approx(1)
    ratio = (made.hazard * made.share_referred).sum(2) / (made.hazard * made.share).sum(2)
    assert ratio == pytest.approx(parameters("young", "consumer")["referred_hazard"], rel=1e-6)
    assert all(len(set(row)) == len(row) for row in made.pet.tolist())
