from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.refusal import Refused
from fieldcraft.scale.run import run, usable_cores
from tests.scale import work


@given(st.lists(st.integers(0, 100), max_size=20))
def test_here_it_is_the_function_of_each_batch(numbers: list[int]) -> None:
    assert list(run(work.square, numbers, "here")) == [number * number for number in numbers]


def test_one_core_needs_no_other_process() -> None:
    first = next(iter(run(work.process, [1], "cores", 1)))
    assert first == next(iter(run(work.process, [1], "here")))


def test_all_places_give_the_same() -> None:
    function = partial(work.square)
    assert list(run(function, range(20), "cores", 2)) == list(run(function, range(20), "here"))


def test_batches_are_taken_only_as_they_are_needed() -> None:
    taken: list[int] = []

    def batches() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = run(work.square, batches(), "here")
    next(results)
    assert taken == [0]


def test_no_core_at_all_is_refused() -> None:
    with pytest.raises(Refused, match="give 1 or more"):
        run(work.square, [1], "cores", 0)


def test_there_is_a_core() -> None:
    assert usable_cores() >= 1
