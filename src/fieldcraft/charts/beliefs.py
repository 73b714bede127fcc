"""What is believed, as a short list of bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldcraft.charts.figure import Figure, at, mark, percent

HEIGHT = 8
SHOWN = 5


@dataclass(frozen=True)
class Belief:
    """One of several things of which one is so, with its probability (0 to 1)."""

    text: str
    probability: float


def draw_beliefs(beliefs: Sequence[Belief], shown: int = SHOWN) -> Figure:
    """The likeliest as bars, likeliest first; the rest is one row, so that the rows sum to 1."""
    ordered = sorted(beliefs, key=lambda belief: -belief.probability)
    rows = ordered[:shown]
    if rest := ordered[shown:]:
        rows = [*rows, Belief(f"{len(rest)} others together", sum(each.probability for each in rest))]
    return Figure(
        finding=_finding(ordered),
        columns=("reason", "probability"),
        rows=tuple((row.text, percent(row.probability)) for row in rows),
        marks=tuple(_bar(row.probability) for row in rows),
    )


def _finding(ordered: Sequence[Belief]) -> str:
    if not ordered:
        return "Nothing is believed yet."
    first = ordered[0]
    if len(ordered) == 1:
        return f"“{first.text}” is certain."
    second = ordered[1]
    if first.probability < 1.5 * second.probability:
        return f"“{first.text}” and “{second.text}” are about as likely."
    return f"“{first.text}” is likeliest: {percent(first.probability)}."


def _bar(probability: float) -> str:
    return mark(
        "bar",
        HEIGHT,
        f'<rect class="track" x="0" y="{HEIGHT - 1}" width="100%" height="1"/>',
        f'<rect class="filled" x="0" y="0" width="{at(probability)}" height="{HEIGHT}"/>',
    )
