"""The debrief."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from fieldcraft.practice.debrief import (
    differing,
    played,
    reductions,
    seeds_of,
    split,
    stood,
    verdict_on,
    verdicts,
    with_beliefs,
)
from fieldcraft.practice.game import play_choices
from fieldcraft.practice.scenarios import scenarios, schedule
from fieldcraft.refusal import Refused
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
        split(SCENARIO, SEED, CHOICES, list(verdicts(SCENARIO, SEED, CHOICES, 20)), 4)


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
    assert np.isnan(reductions(SCENARIO, SEED, []).vs_independent)


def test_where_a_run_stood_is_where_its_first_choices_lead() -> None:
    lanes = stood(SCENARIO, SEED, CHOICES)
    assert len(lanes) == len(CHOICES) + 1
    for number in (0, 1, 7, len(CHOICES)):
        again = played(SCENARIO, SEED, CHOICES[:number])
        assert lanes[number].week == again.week
        assert (lanes[number].record == again.record).all() and (lanes[number].shown == again.shown).all()
        assert lanes[number].total == again.total


def test_the_same_luck_is_the_run_beside_the_run_with_one_choice_swapped() -> None:
    differ = [each for each in FOUND if each.differs]
    assert [each.differs for each in FOUND] == differing(SCENARIO, SEED, CHOICES)
    for each in (differ[0], differ[-1]):
        swapped = [*CHOICES]
        swapped[each.number] = each.instead_of
        beside = played(SCENARIO, SEED, CHOICES).total[0] - played(SCENARIO, SEED, swapped).total[0]
        assert each.same_luck == beside


def test_a_verdict_alone_is_the_one_among_all() -> None:
    assert replace(FOUND[5], expected_then=None) == verdict_on(SCENARIO, SEED, CHOICES, 5, 30)


def test_what_is_spared_is_the_same_with_verdicts_that_were_found_before() -> None:
    fresh = reductions(SCENARIO, SEED, CHOICES, 24)
    assert reductions(SCENARIO, SEED, CHOICES, 24, FOUND) == fresh
    fewer = list(verdicts(SCENARIO, SEED, CHOICES, 20))
    assert reductions(SCENARIO, SEED, CHOICES, 24, fewer) == fresh


def test_a_replay_after_the_first_choices_is_one_of_all_choices() -> None:
    lanes, points = stood(SCENARIO, SEED, CHOICES), schedule(SCENARIO, SEED)
    taken = lanes[3].decided(points[3][1], np.full(1, CHOICES[3]))
    assert play_choices(taken, points, CHOICES[4:], 4).total == lanes[-1].total


@pytest.mark.parametrize("replays", [-1, 0, 19, 5_001, 1_000_000, 10**12])
def test_replays_are_bounded_wherever_they_are_asked_for(replays: int) -> None:
    for ask in (
        lambda: verdict_on(SCENARIO, SEED, CHOICES, 0, replays),
        lambda: verdicts(SCENARIO, SEED, CHOICES, replays),
        lambda: with_beliefs(SCENARIO, SEED, CHOICES, FOUND[0], 60, replays),
    ):
        with pytest.raises(Refused, match="outside 20 to 5,000"):
            ask()
