"""What to ask of a training."""

from __future__ import annotations

from fieldcraft.sources.criteria import all_criteria


def test_the_four_heaviest_questions_come_first() -> None:
    weights = [criterion.weight for criterion in all_criteria().values()]
    assert weights == sorted(weights, reverse=True)
    assert weights[:4] == [3, 3, 3, 3]


def test_online_or_in_a_room_weighs_nothing() -> None:
    assert all_criteria()["C17"].weight == 0
    assert all_criteria()["C17"].strength == "none"
