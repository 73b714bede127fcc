"""A debrief step by step."""

from __future__ import annotations

from itertools import islice, pairwise

from fieldcraft.practice.steps import BELIEFS, EFFECTS, RESULT, Step, steps
from tests.practice.test_telling import finished, told

OF = len(finished().decided)


def all_steps() -> list[Step]:
    """Taken in two goes, as by somebody who stopped in the middle and went on."""
    under_way = steps(finished(), {}, 20)
    return [*islice(under_way, OF + 3), *under_way]


FOUND = all_steps()


def test_the_effects_come_first_one_after_another_and_stay() -> None:
    assert [len(each.decisions) for each in FOUND[:OF]] == list(range(1, OF + 1))
    record = told()[0]
    for early, late in zip(FOUND[-1].decisions, record["decisions"], strict=True):
        assert early["expected_then"] is None and early["effect_here"] == late["effect_here"]
    assert all(each.decisions == FOUND[OF - 1].decisions for each in FOUND[OF:])


def test_the_record_stands_in_the_last_step_only_and_is_the_same_after_a_pause() -> None:
    *before, last = FOUND
    assert all(each.record is None for each in before)
    assert last.record is not None and last.record["result"] == told()[0]["result"]


def test_the_share_that_is_done_grows_to_all_and_by_nothing_where_nothing_is_replayed() -> None:
    assert all(0 <= one.share <= other.share <= 1 for one, other in pairwise(FOUND))
    assert FOUND[-1].share == 1 and FOUND[-2].share < 1
    same = [each["choice"] == each["instead_of"] for each in FOUND[-1].decisions]
    assert any(same) and not all(same)
    for number in range(1, OF):
        assert (FOUND[number].share == FOUND[number - 1].share) == same[number]
        assert (FOUND[OF + number].share == FOUND[OF + number - 1].share) == same[number]


def test_each_step_says_its_part_and_what_was_done() -> None:
    parts = [each.part for each in FOUND]
    assert parts == [EFFECTS] * OF + [BELIEFS] * OF + [RESULT] * 3
    assert len({each.said for each in FOUND}) == len(FOUND)
    assert [each.said for each in FOUND] == [*told()[1]]
