from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.chance.apart import told_apart
from fieldcraft.chance.judgement import judge
from tests.chance.settled import NO_RANGES, chances

BETS = chances((0.8, 30, 24), (0.3, 12, 6), (0.95, 10, 10))
LAST, HAPPENED = np.asarray(BETS.last), np.asarray(BETS.happened)


def test_a_group_of_all_bets_says_what_the_judgement_says() -> None:
    (group,) = told_apart(LAST, HAPPENED, {"all": range(52)})
    figures = judge(BETS, NO_RANGES).chances
    assert figures is not None
    assert group.brier.estimate == pytest.approx(figures.brier)
    assert group.skill_vs_own_base_rate == figures.skill_vs_own_base_rate
    assert group.skill_vs_always_half == figures.skill_vs_always_half
    assert (group.n, group.came_true, group.near_sure, group.enough) == (52, 40, 10, True)


def test_groups_may_overlap_and_the_largest_comes_first() -> None:
    groups = told_apart(LAST, HAPPENED, {"b": range(10), "a": range(10), "most": range(5, 40)})
    assert [(group.name, group.n) for group in groups] == [("most", 35), ("a", 10), ("b", 10)]
    assert [group.enough for group in groups] == [True, False, False]


def test_a_group_that_always_came_true_has_no_skill_against_its_own_share() -> None:
    (group,) = told_apart(LAST, HAPPENED, {"sure": range(42, 52)})
    assert group.skill_vs_own_base_rate is None
    assert group.to_dict()["skill_vs_own_base_rate"] is None
    assert group.brier.band is None


def test_without_groups_there_is_nothing() -> None:
    assert told_apart(LAST, HAPPENED, {}) == ()
