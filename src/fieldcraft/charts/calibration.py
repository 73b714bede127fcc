"""The calibration curve: what you gave along, what came true up, and a band for what could be."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Protocol

from fieldcraft.charts.figure import Figure, percent

# The picture in its own units, which the page scales to its width: margins around a square plot.
LEFT, TOP, SIDE = 50, 30, 340
WIDTH, HEIGHT = LEFT + SIDE + 24, TOP + SIDE + 64
TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
SMALLEST_DOT, LARGEST_DOT = 3.0, 7.0
CLEAR = 0.015
COLUMNS = ("you gave", "bets", "on average", "came true", "could be")


class Point(Protocol):
    """Bets given from `low` to `high`: how many, their mean forecast, what came true, and a band for it."""

    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def n(self) -> int: ...
    @property
    def came_true(self) -> int: ...
    @property
    def forecast(self) -> float: ...
    @property
    def happened(self) -> float: ...
    @property
    def band(self) -> tuple[float, float]: ...


class Judged(Protocol):
    """What is drawn: a curve, sentences of which the first states the finding, and whether there are enough
    bets to draw it."""

    @property
    def curve(self) -> Sequence[Point]: ...
    @property
    def findings(self) -> Sequence[str]: ...
    @property
    def enough(self) -> bool: ...


def draw_calibration(judgement: Judged) -> Figure:
    """Dots with whiskers over a diagonal, the count of bets under each; only the axes while bets are too few.

    The area of a dot grows with its bets. The rows are there either way.
    """
    most = max((point.n for point in judgement.curve), default=1)
    points = judgement.curve if judgement.enough else ()
    shapes = [_axes(), _diagonal(), *(_point(point, most) for point in points)]
    return Figure(
        finding=judgement.findings[0],
        columns=COLUMNS,
        rows=tuple(_row(point) for point in judgement.curve),
        drawing=f'<svg class="picture calibration" viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" '
        f'font-size="14" aria-hidden="true" focusable="false">{"".join(shapes)}</svg>',
    )


def span(low: float, high: float) -> str:
    """Two shares as one range: "52 to 76 %"."""
    return f"{100 * low:.0f} to {percent(high)}"


def _row(point: Point) -> tuple[str, ...]:
    came_true = f"{point.came_true} ({percent(point.happened)})"
    return (
        span(point.low, point.high),
        str(point.n),
        percent(point.forecast),
        came_true,
        span(*point.band),
    )


def _across(share: float) -> str:
    return f"{LEFT + SIDE * share:.1f}"


def _up(share: float) -> str:
    return f"{TOP + SIDE * (1 - share):.1f}"


def _line(kind: str, start: tuple[float, float], end: tuple[float, float]) -> str:
    return (
        f'<line class="{kind}" stroke="currentColor" x1="{_across(start[0])}" y1="{_up(start[1])}" '
        f'x2="{_across(end[0])}" y2="{_up(end[1])}"/>'
    )


def _text(x: str, y: str, anchor: str, words: str) -> str:
    return f'<text fill="currentColor" x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>'


def _axes() -> str:
    bottom, right = TOP + SIDE, _across(1)
    lines = [_line("axis", (0, 0), (1, 0)), _line("axis", (0, 0), (0, 1))]
    labels = [_text(_across(tick), f"{bottom + 18}", "middle", percent(tick)) for tick in TICKS]
    labels += [_text(f"{LEFT - 6}", f"{float(_up(tick)) + 4:.1f}", "end", percent(tick)) for tick in TICKS]
    names = [
        _text("0", f"{TOP - 16}", "start", "came true"),
        _text(right, f"{bottom + 38}", "end", "you gave"),
        _text("0", f"{bottom + 60}", "start", "bets"),
    ]
    return "".join([*lines, *labels, *names])


def _diagonal() -> str:
    # Above the plot, where no whisker can cross it.
    label = _text(_across(1), f"{TOP - 16}", "end", "as often as you said")
    return _line("diagonal", (0, 0), (1, 1)) + label


def _point(point: Point, most: int) -> str:
    low, high = point.band
    radius = max(SMALLEST_DOT, LARGEST_DOT * sqrt(point.n / most))
    # Under its dot, yet clear of a neighbour whose dot stands at the shared edge of their bins.
    below = min(max(point.forecast, point.low + CLEAR), point.high - CLEAR)
    return (
        _line("range", (point.forecast, low), (point.forecast, high))
        + f'<circle class="dot" fill="currentColor" cx="{_across(point.forecast)}" '
        f'cy="{_up(point.happened)}" r="{radius:.1f}"/>'
        + _text(_across(below), f"{TOP + SIDE + 60}", "middle", _short(point.n))
    )


def _short(n: int) -> str:
    """A count that fits under its bin: 940, 9.4k, 94k."""
    if n < 1000:
        return str(n)
    return f"{n / 1000:.1f}k" if n < 9950 else f"{n / 1000:.0f}k"
