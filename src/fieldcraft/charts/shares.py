"""Shares counted: a dot with a whisker for each, on a scale that reaches as far as the widest doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldcraft.charts.figure import Figure, whisker

COLUMNS = ("what", "ads that do", "of", "share", "could be from", "to")
# Where a scale may end, so that it is easily halved in the mind.
_ENDS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True)
class Counted:
    """`count` of `of` with the share and its interval (all from 0 to 1), and the same in words."""

    text: str
    count: int
    of: int
    share: float
    low: float
    high: float
    said: str
    small: bool = False


def scale_end(rows: Sequence[Counted]) -> float:
    """Where the scale of these rows ends; it begins at 0."""
    widest = max((row.high for row in rows), default=1.0)
    return next((end for end in _ENDS if widest <= end), 1.0)


def draw_shares(rows: Sequence[Counted], finding: str) -> Figure:
    """One row a share, in the order given; a share of few things is a ring."""
    end = scale_end(rows)
    return Figure(
        finding=finding,
        columns=COLUMNS,
        rows=tuple(_cells(row) for row in rows),
        marks=tuple(_whisker(row, end) for row in rows),
    )


def _cells(row: Counted) -> tuple[str, ...]:
    shares = (f"{100 * value:.2f}\u00a0%" for value in (row.share, row.low, row.high))
    return (row.text, f"{row.count:,}", f"{row.of:,}", *shares)


def _whisker(row: Counted, end: float) -> str:
    return whisker(row.low / end, row.share / end, row.high / end, "dot asked" if row.small else "dot")
