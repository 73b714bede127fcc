"""Probabilities as people write them; whether 1 means 1 % or certain is decided over the whole column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from fieldcraft.bets.imports.dates import LINES_NAMED, in_lines
from fieldcraft.refusal import Refused

SCALES = ("percent", "fraction")
_NUMBER = re.compile(r"(\d{1,20}(?:[.,]\d{1,40})?|[.,]\d{1,40})(?:e-(\d{1,3}))?\s*(%?)", re.ASCII | re.I)


@dataclass
class ScalesSeen:
    """The lines of the column that can only be percent, and those that can only be fractions."""

    percent: list[int] = field(default_factory=list)
    fraction: list[int] = field(default_factory=list)

    def see(self, line: int, text: str) -> None:
        """Take note of one cell."""
        number = _number(text)
        if number is None:
            return
        value, signed = number
        # A number with a sign says what it is, whatever its neighbours are; 0 and 1 are on both scales.
        if signed or value in (0, 1):
            return
        lines = self.percent if value > 1 else self.fraction
        if len(lines) < LINES_NAMED:
            lines.append(line)


def decide_scale(seen: ScalesSeen, said: str | None) -> str:
    """`percent` or `fraction`, for the numbers without a sign; `said` settles it.

    Refused, with the lines, when some numbers are above 1 and others lie between 0 and 1.
    """
    if said is not None:
        if said not in SCALES:
            raise Refused(f"Probabilities are {' or '.join(SCALES)}, not {said}.")
        return said
    if seen.percent and seen.fraction:
        raise Refused(
            f"The probabilities mix two scales: {in_lines(seen.percent)} above 1, {in_lines(seen.fraction)} "
            "below 1. Mend the file, or say what they are "
            "(in a terminal with --chances percent or --chances fraction)."
        )
    return "percent" if seen.percent else "fraction"


def read_chance(text: str, scale: str) -> float | None:
    """The probability from 0 to 1 that `text` stands for; None when it stands for none."""
    number = _number(text)
    if number is None:
        return None
    value, signed = number
    chance = value / 100 if signed or scale == "percent" else value
    return float(chance) if chance <= 1 else None


def _number(text: str) -> tuple[Decimal, bool] | None:
    """The number and whether a percent sign follows it."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    value = Decimal(found[1].replace(",", ".")).scaleb(-int(found[2] or 0))
    return value, bool(found[3])
