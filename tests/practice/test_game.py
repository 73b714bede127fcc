"""Lanes through a year."""

from __future__ import annotations

import numpy as np

from fieldcraft.practice.game import begin, play_choices, play_policy
from fieldcraft.practice.situations import situations
from fieldcraft.practice.state import RECORD
from fieldcraft.practice.world import worlds
from tests.practice.plays import POINTS, SCENARIO, some_choices

WORLD = worlds("young", "consumer", np.arange(2, dtype=np.uint64))
START = begin(SCENARIO, WORLD, np.array([0, 1]), np.array([5, 6], dtype=np.uint64))


def test_steps_leave_the_lanes_they_start_from_alone() -> None:
    record, queue = START.record.copy(), START.plan.queue.copy()
    play_choices(START, POINTS, some_choices())
    assert (START.record == record).all() and (START.plan.queue == queue).all() and START.week == 0


def test_a_year_in_pieces_is_the_year_in_one() -> None:
    choices = some_choices()
    half = play_choices(START, POINTS, choices[:9])
    assert half.week == POINTS[9][0]
    assert (
        play_choices(half, POINTS, choices[9:], 9).record == play_choices(START, POINTS, choices).record
    ).all()


def test_another_luck_from_some_week_on_leaves_the_weeks_before() -> None:
    half = play_choices(START, POINTS, some_choices()[:9])
    again = half.of(np.array([0, 0, 1]), np.array([11, 12, 13], dtype=np.uint64))
    end = play_policy(again, POINTS, "reference", 9)
    assert (end.record[:2, : half.week] == half.record[0, : half.week]).all()
    assert (end.record[0, half.week :] != end.record[1, half.week :]).any()
    assert len(end) == 3 and end.week == end.weeks


def test_customers_who_are_still_there_count() -> None:
    end = play_choices(START, POINTS, some_choices())
    assert (end.total > end.state.level[:, 6]).all()


def test_an_outage_brings_questions_in_its_week_and_a_longer_wait_fewest_where_people_are_told() -> None:
    tickets, wait = RECORD.index("tickets"), RECORD.index("wait")
    down, stood = situations()["S24"], START.until(10)
    calm = stood.until(14).record
    came = {}
    for number, choice in enumerate(down.choices):
        after = stood.decided(down, np.full(2, number)).until(14).record
        assert (after[:, 10, tickets] > 1.5 * calm[:, 10, tickets]).all()
        assert (after[:, 11, wait] > calm[:, 11, wait]).all()
        assert (after[:, 12, tickets] < 1.5 * calm[:, 12, tickets]).all()
        came[choice.id] = after[:, 10, tickets]
    assert (came["tell"] < came["restart"]).all() and (came["restart"] < came["repair"]).all()
