"""The debrief."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.debrief import played, reductions, seeds_of, split, verdicts, with_beliefs
from fieldcraft.practice.scenarios import scenarios, schedule
from tests.practice.plays import SCENARIO, SEED, some_choices

CHOICES = some_choices()
FOUND = [
    with_beliefs(SCENARIO, SEED, CHOICES, each, 60, 30) for each in verdicts(SCENARIO, SEED, CHOICES, 30)
]


def test_the_parts_add_up_to_the_result() -> None:
    parts = split(SCENARIO, SEED, CHOICES, FOUND, 60)
    assert parts.total == float(played(SCENARIO, SEED, CHOICES).total[0])
    added = parts.decision_skill.mean + parts.unknowable_luck + parts.noise_luck
    assert parts.total - parts.reference.mean == pytest.approx(added, rel=1e-9)


def test_there_is_a_verdict_for_each_decision_and_the_same_choice_is_worth_nothing() -> None:
    assert [each.choice for each in FOUND] == CHOICES
    for each in FOUND:
        assert each.expected_then is not None
        if each.choice == each.instead_of:
            assert each.effect_here.mean == each.expected_then.mean == each.same_luck == 0


def test_the_split_needs_every_verdict() -> None:
    with pytest.raises(AssertionError):
        split(SCENARIO, SEED, CHOICES, list(verdicts(SCENARIO, SEED, CHOICES, 2)), 4)


def test_seeds_of_different_purposes_and_runs_differ_up_to_64_bits() -> None:
    made = [seeds_of(seed, 50, np.uint64(purpose)) for seed in (0, 1, 2**64 - 1) for purpose in (1, 2)]
    assert len(set(np.concatenate(made).tolist())) == 300


def test_keyed_luck_spares_most_replays_on_the_decisions_of_every_scenario() -> None:
    """The medians that are asked for, 50 and 10, with few replays and over all scenarios."""
    found = []
    for each in scenarios().values():
        random = np.random.default_rng(7)
        choices = [int(random.integers(len(situation.choices))) for _, situation in schedule(each, 7)]
        found.append(reductions(each, 7, choices, 24))
    assert np.median([one.vs_independent for one in found]) >= 50
    assert np.median([one.vs_same_seed for one in found]) >= 10


def test_a_run_that_did_as_the_reference_has_nothing_to_spare() -> None:
    assert np.isnan(reductions(SCENARIO, SEED, [], 4).vs_independent)
