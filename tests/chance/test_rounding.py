"""Figures to the digits that they deserve."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.chance.rounding import about, with_error


@pytest.mark.parametrize(
    ("estimate", "error", "said"),
    [
        (33_236, 2_447, "33,200 ± 2,400"),
        (-33_236, 2_447, "−33,200 ± 2,400"),
        (1_200, 300, "1,200 ± 300"),
        (12.4, 3.6, "12 ± 4"),
        (7_013, 0, "7,013 ± 0"),
        (-4, 960, "0 ± 960"),
        (0, 0, "0 ± 0"),
    ],
)
def test_an_estimate_is_told_as_far_as_its_error_lets_one_know(
    estimate: float, error: float, said: str
) -> None:
    assert with_error(estimate, error) == said


def test_what_is_added_has_its_sign() -> None:
    assert with_error(950, 31, signed=True) == "+950 ± 31" and with_error(0, 5, signed=True) == "0 ± 5"


@given(st.floats(-1e9, 1e9), st.floats(10, 1e8))
def test_what_is_left_out_is_small_beside_the_error(estimate: float, error: float) -> None:
    told, margin = (
        float(each.replace(",", "").replace("−", "-")) for each in with_error(estimate, error).split(" ± ")
    )
    assert abs(told - estimate) <= 0.05 * error + 1e-6 and abs(margin - error) <= 0.05 * error + 1e-6


@pytest.mark.parametrize(("number", "said"), [(120_001, "120,000"), (1_441, "1,400"), (87.2, "87"), (0, "0")])
def test_a_rough_size_has_two_digits(number: float, said: str) -> None:
    assert about(number) == said
