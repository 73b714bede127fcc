"""The words of the office cover every patience, and less patience is never a warmer word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.practice.office import words
from fieldcraft.practice.situations import WRITERS
from fieldcraft.practice.state import RECORD

PATIENCE = st.floats(0, 1)


@given(PATIENCE, PATIENCE)
def test_less_patience_is_never_a_warmer_band(one: float, other: float) -> None:
    order = [name for name, _ in words().bands]
    less, more = sorted((one, other))
    assert order.index(words().band(less)) >= order.index(words().band(more))


@given(PATIENCE, st.integers(0, len(WRITERS) - 1))
def test_a_mood_is_told_in_words_and_never_in_numbers(patience: float, writer: int) -> None:
    said = words().mood(writer, patience)
    assert said and not any(each.isdigit() for each in said)


def test_figures_are_those_of_the_dashboard() -> None:
    for key, figure in words().figures.items():
        assert figure.key == key and figure.metric in RECORD
        assert figure.over is None or figure.over in RECORD


@given(st.integers(0, len(WRITERS) - 1), st.integers(0, 30))
def test_a_small_message_is_never_told_twice_in_a_row_in_the_same_words(writer: int, told: int) -> None:
    for key in words().news:
        assert words().small(key, writer, told) != words().small(key, writer, told + 1)
