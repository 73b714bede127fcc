"""Means compared: a dot with a whisker for each, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldcraft.charts.figure import Figure, whisker

HIGHEST = 100.0


@dataclass(frozen=True)
class Ranged:
    """A means with its value: low and high leave out one chance in ten each, on a scale from 0 to 100."""

    text: str
    low: float
    middle: float
    high: float
    asked_for: bool = False
    too_close: bool = False


def draw_means(means: Sequence[Ranged]) -> Figure:
    """One row a means, in the order given (best first); the asked thing is a ring, the first is filled."""
    return Figure(
        finding=_finding(means),
        columns=("means", "low", "middle", "high"),
        rows=tuple((each.text, *(f"{x:.0f}" for x in (each.low, each.middle, each.high))) for each in means),
        marks=tuple(_whisker(each, first=index == 0) for index, each in enumerate(means)),
    )


def _finding(means: Sequence[Ranged]) -> str:
    if not means:
        return "There is nothing to compare yet."
    first, asked = means[0].text, next((each for each in means if each.asked_for), None)
    close = sum(each.too_close for each in means)
    lead = f"“{first}” comes first."
    if close:
        others = "one other is" if close == 1 else f"{close} others are"
        lead = f"“{first}” comes first; {others} too close to tell apart from it."
    if asked is None or asked is means[0]:
        return lead
    return f"{lead} What you asked about stands at place {means.index(asked) + 1} of {len(means)}."


def _whisker(each: Ranged, *, first: bool) -> str:
    classes = " ".join(["dot", *(["first"] if first else []), *(["asked"] if each.asked_for else [])])
    return whisker(each.low / HIGHEST, each.middle / HIGHEST, each.high / HIGHEST, classes)
