"""The debrief."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.debrief import played, seeds_of, split, verdicts, with_beliefs
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
