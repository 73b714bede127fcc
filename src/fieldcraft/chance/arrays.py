"""Arrays that are what they claim to be: probabilities, answers, numbers; all else is a ValueError."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats: TypeAlias = NDArray[np.float64]
Answers: TypeAlias = NDArray[np.bool_]
Kind = TypeVar("Kind", bound=np.generic)
# So many values at a time: their arrays stay in the processor's cache, and none has to be fetched from the
# system anew, which takes longer than the arithmetic.
BLOCK = 16_384


def as_numbers(values: ArrayLike, what: str) -> Floats:
    """A row of finite numbers."""
    numbers = _row(np.asarray(values, dtype=np.float64), what)
    if not np.isfinite(numbers).all():
        raise ValueError(f"{what} must be finite numbers")
    return numbers


def as_probabilities(values: ArrayLike, what: str = "probabilities") -> Floats:
    """A row of numbers from 0 to 1, ends included."""
    numbers = _row(np.asarray(values, dtype=np.float64), what)
    # A comparison with NaN is false, so that NaN is caught here too.
    if numbers.size and not (numbers.min() >= 0 and numbers.max() <= 1):
        raise ValueError(f"{what} must lie from 0 to 1")
    return numbers


def as_answers(values: ArrayLike, what: str = "what happened") -> Answers:
    """A row of true and false; 0 and 1 will do."""
    answers = np.asarray(values)
    if answers.dtype != np.bool_:
        numbers = as_numbers(values, what)
        if not np.isin(numbers, (0, 1)).all():
            raise ValueError(f"{what} must be true or false for each bet")
        answers = numbers == 1
    return _row(answers, what)


def same_length(**rows: NDArray[np.generic]) -> int:
    """The length that all of `rows` have."""
    lengths = {name: len(row) for name, row in rows.items()}
    if len(set(lengths.values())) > 1:
        said = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise ValueError(f"there must be as many of each, got {said}")
    return next(iter(lengths.values()))


def blocks(length: int) -> Iterator[slice]:
    """The slices of so many values, a block at a time."""
    return (slice(start, start + BLOCK) for start in range(0, length, BLOCK))


def _row(values: NDArray[Kind], what: str) -> NDArray[Kind]:
    if values.ndim != 1:
        raise ValueError(f"{what} must be one row of values, got {values.ndim} dimensions")
    return values
