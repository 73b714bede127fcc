"""Figures to the digits that they deserve: an estimate by its standard error, a rough size by two."""

from __future__ import annotations

from math import floor, log10

# An error told to two digits is told within a twentieth of itself, which no decision hangs on.
_DIGITS = 2


def with_error(estimate: float, error: float, signed: bool = False) -> str:
    """An estimate and its standard error in whole units, both to the place that the error's two digits reach.

    "33,200 ± 2,400" of 33,236 and 2,447; an error of nothing leaves every digit. With `signed` more than
    nothing has its plus.
    """
    place = _place(error)
    value = round(estimate, -place)
    plus = "+" if signed and value > 0 else ""
    return f"{plus}{value:,.0f} ± {round(error, -place):,.0f}".replace("-0 ", "0 ").replace("-", "−")


def about(number: float) -> str:
    """A size that is spoken of with "about" or "some": 120,000 of 120,001; whole below a hundred."""
    return f"{round(number, -_place(number)):,.0f}".replace("-", "−")


def _place(number: float) -> int:
    """How many places before the point are rounded away so that two digits stay; none of a small number."""
    return max(0, floor(log10(abs(number))) + 1 - _DIGITS) if number else 0
