"""Bins over the whole scale: another way to state a range, which makes people less sure of themselves.

Asked for the chance of every part of the scale, people give wider ranges that hold more often than when
they are asked for two ends (the SPIES method: Haran, Moore & Morewedge 2010).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from typing import Any

from fieldcraft.fields import Fields
from fieldcraft.typed import typed_number, typed_percent

BIN_FIELDS = ("low", "high", "probability")
# How far the probabilities of bins may miss 1: people write them with two or three places.
BINS_TOLERANCE = 1e-6
LEVELS = (0.1, 0.5, 0.9)
TO = re.compile(r"(?<=\s)to(?=\s)")


@dataclass(frozen=True)
class Bin:
    """The probability that the quantity comes to lie from `low` up to `high`."""

    low: float
    high: float
    probability: float

    def to_dict(self) -> dict[str, Any]:
        return {"low": self.low, "high": self.high, "probability": self.probability}


def quantiles(bins: Sequence[Bin]) -> tuple[float, float, float]:
    """The p10, p50 and p90 of bins in order; inside a bin every value is taken to be as likely."""
    p10, p50, p90 = (_quantile(bins, level) for level in LEVELS)
    return p10, p50, p90


def read_bins(fields: Fields) -> tuple[Bin, ...] | None:
    """The field `bins` of a forecast; None when it is missing, or wrong, which is noted."""
    value = fields.values.get("bins")
    if value is None:
        return None
    if not isinstance(value, list | tuple) or not value:
        fields.problems.append("The bins must be a list of low, high and probability, or null.")
        return None
    before = len(fields.problems)
    bins = tuple(_read_bin(each, number, fields.problems) for number, each in enumerate(value, 1))
    if len(fields.problems) > before:
        return None
    if any(left.high > right.low for left, right in pairwise(bins)):
        fields.problems.append("The bins overlap or are out of order; sort them from low to high.")
    total = fsum(each.probability for each in bins)
    if abs(total - 1) > BINS_TOLERANCE:
        fields.problems.append(f"The probabilities of the bins sum to {total:g}; make them sum to 1.")
    return bins if len(fields.problems) == before else None


def typed_bins(text: str) -> list[dict[str, Any]] | str | None:
    """The bins typed one a line as "20 to 30: 15 %"; the text itself when a line is none; None when blank."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    rows: list[dict[str, Any]] = []
    for line in lines:
        scale, _, probability = line.partition(":")
        ends = TO.split(scale)
        if len(ends) != 2 or not all(each.strip() for each in (*ends, probability)):
            return text
        low, high = (typed_number(end, "%") for end in ends)
        rows.append({"low": low, "high": high, "probability": typed_percent(probability)})
    return rows or None


def bins_from(value: list[dict[str, Any]] | None) -> tuple[Bin, ...] | None:
    """The bins that `to_dict` gave `value` for; nothing is checked again."""
    return None if value is None else tuple(Bin(**each) for each in value)


def _quantile(bins: Sequence[Bin], level: float) -> float:
    below = 0.0
    for each in bins:
        if each.probability and below + each.probability >= level:
            share = (level - below) / each.probability
            return each.low + share * (each.high - each.low)
        below += each.probability
    return bins[-1].high


def _read_bin(value: object, position: int, problems: list[str]) -> Bin:
    fields = Fields(value, BIN_FIELDS, f"bin {position}", problems)
    low, high, probability = (fields.number(name) for name in BIN_FIELDS)
    if low is None or high is None or probability is None:
        problems.append(f"Bin {position} needs low, high and probability, each a number.")
    elif not low < high:
        problems.append(f"Bin {position} goes from {low:g} to {high:g}; its low must lie below its high.")
    elif not 0 <= probability <= 1:
        problems.append(f"Bin {position} has the probability {probability:g}; it must lie from 0 to 1.")
    return Bin(low or 0.0, high or 0.0, probability or 0.0)
