from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets.imports.chances import ScalesSeen, decide_scale, read_chance
from fieldcraft.refusal import Refused


def scale(*cells: str, said: str | None = None) -> str:
    column = ScalesSeen()
    for line, cell in enumerate(cells, 2):
        column.see(line, cell)
    return decide_scale(column, said)


def test_one_number_above_one_makes_the_column_percent() -> None:
    assert scale("1", "0", "70") == "percent"
    assert read_chance("1", "percent") == 0.01


def test_numbers_up_to_one_are_fractions() -> None:
    assert scale("0.7", "1", "0", ",25") == "fraction"
    assert [read_chance(text, "fraction") for text in ("0,7", ".25", "1")] == [0.7, 0.25, 1.0]


def test_a_sign_says_what_its_number_is_whatever_the_others_are() -> None:
    assert scale("70 %", "0.5") == "fraction"
    assert read_chance("70 %", "fraction") == 0.7


def test_mixed_scales_are_refused_with_their_lines_unless_somebody_says() -> None:
    with pytest.raises(Refused, match=r"line 2 above 1, lines 3 and 4 below 1.*--chances"):
        scale("70", "0.5", "0.2")
    assert scale("70", "0.5", said="percent") == "percent"


@pytest.mark.parametrize("text", ["", "high", "-5", "101 %", "1e999", "٣"])
def test_what_is_no_probability_is_none(text: str) -> None:
    assert read_chance(text, "percent") is None


def test_a_number_above_one_is_no_fraction() -> None:
    assert read_chance("1.5", "fraction") is None


def test_an_unknown_scale_is_refused() -> None:
    with pytest.raises(Refused, match="percent or fraction, not odds"):
        scale(said="odds")


@given(st.floats(0, 1))
def test_a_fraction_is_read_back_as_it_was(chance: float) -> None:
    assert read_chance(repr(chance), "fraction") == chance
