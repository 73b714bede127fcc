from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import ArrayLike

from fieldcraft.chance.arrays import as_answers, as_numbers, as_probabilities, same_length

NAN = float("nan")


@pytest.mark.parametrize("values", [[NAN], [0.5, NAN], [-0.01], [1.01], [float("inf")]])
def test_what_is_no_probability_is_an_error(values: list[float]) -> None:
    with pytest.raises(ValueError, match="must lie from 0 to 1"):
        as_probabilities(values)


@pytest.mark.parametrize("values", [[NAN], [1, float("-inf")]])
def test_what_is_no_finite_number_is_an_error(values: list[float]) -> None:
    with pytest.raises(ValueError, match="values must be finite numbers"):
        as_numbers(values, "values")


def test_answers_are_true_and_false_or_1_and_0() -> None:
    assert as_answers([True, False]).tolist() == as_answers([1, 0]).tolist() == [True, False]


@pytest.mark.parametrize("values", [[2], [0.5], [NAN]])
def test_any_other_answer_is_an_error(values: ArrayLike) -> None:
    with pytest.raises(ValueError, match="what happened must be"):
        as_answers(values)


def test_a_table_is_no_row() -> None:
    with pytest.raises(ValueError, match="must be one row"):
        as_probabilities([[0.5]])


def test_rows_of_different_length_are_an_error_that_names_them() -> None:
    with pytest.raises(ValueError, match="got here 2, there 1"):
        same_length(here=np.zeros(2), there=np.zeros(1))
