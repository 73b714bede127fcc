"""Parts that add up to a result: a bar for each, left of the middle where it takes away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldcraft.charts.figure import Figure, at, mark

HEIGHT = 8


@dataclass(frozen=True)
class Part:
    """One part: what it is, its value, and its standard error where it has one."""

    text: str
    value: float
    error: float | None = None


def draw_sum(finding: str, parts: Sequence[Part], unit: str) -> Figure:
    """Bars on one scale around zero; each row has the number with its error."""
    most = max((abs(part.value) for part in parts), default=0.0) or 1.0
    return Figure(
        finding=finding,
        columns=("part", unit),
        rows=tuple((part.text, said(part)) for part in parts),
        marks=tuple(_bar(part.value / most) for part in parts),
    )


def said(part: Part) -> str:
    """The number with its sign, and its error: "+1,200 ± 300"."""
    error = "" if part.error is None else f" ± {part.error:,.0f}"
    return f"{part.value:+,.0f}{error}".replace("-", "−")


def _bar(share: float) -> str:
    left, width = (0.5 + min(share, 0.0) / 2, abs(share) / 2)
    return mark(
        "bar",
        HEIGHT,
        f'<rect class="track" x="0" y="{HEIGHT - 1}" width="100%" height="1"/>',
        f'<rect class="track" x="50%" y="0" width="1" height="{HEIGHT}"/>',
        f'<rect class="filled" x="{at(left)}" y="0" width="{at(width)}" height="{HEIGHT}"/>',
    )
