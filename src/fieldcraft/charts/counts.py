"""A few counts beside each other, as bars of one scale."""

from __future__ import annotations

from collections.abc import Sequence

from fieldcraft.charts.figure import Figure, at, mark

HEIGHT = 8


def draw_counts(counts: Sequence[tuple[str, int]], finding: str) -> Figure:
    """A bar a row, in the order given, the longest as wide as there is room; a count of none has no bar."""
    most = max((count for _, count in counts), default=0)
    return Figure(
        finding=finding,
        columns=("what", "how many"),
        rows=tuple((text, str(count)) for text, count in counts),
        marks=tuple(_bar(count / most if most else 0.0) for _, count in counts),
    )


def _bar(share: float) -> str:
    return mark(
        "bar",
        HEIGHT,
        f'<rect class="track" x="0" y="{HEIGHT - 1}" width="100%" height="1"/>',
        f'<rect class="filled" x="0" y="0" width="{at(share)}" height="{HEIGHT}"/>',
    )
