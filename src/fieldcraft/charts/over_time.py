"""The score over time: a dot with a whisker for each quarter, lower is better."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Protocol

from fieldcraft.charts.figure import Figure, line, text

# The picture in its own units, which the page scales to its width: margins around a wide plot.
LEFT, TOP, ACROSS, UP = 50, 30, 340, 200
WIDTH, HEIGHT = LEFT + ACROSS + 24, TOP + UP + 70
# As many quarters as their labels have room for: three years. Earlier ones stand in the rows.
SHOWN = 12
RADIUS = 5
# What always saying 50 % scores; and how far up the scale goes at least, in steps of a quarter.
HALF, STEP = 0.25, 0.25
COLUMNS = ("settled in", "bets", "Brier score", "could be", "near sure things", "ranges that held")


class Quarter(Protocol):
    """The bets settled in one quarter: their mean score, None when there is none, with its band, None when it
    cannot be said."""

    @property
    def place(self) -> int: ...
    @property
    def year(self) -> int: ...
    @property
    def number(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def n(self) -> int: ...
    @property
    def score(self) -> float | None: ...
    @property
    def band(self) -> tuple[float, float] | None: ...
    @property
    def near_sure(self) -> int: ...
    @property
    def ranges(self) -> int: ...
    @property
    def covered(self) -> int: ...


class Course(Protocol):
    """What is drawn: the quarters in order, and a sentence that states the finding."""

    @property
    def quarters(self) -> Sequence[Quarter]: ...
    @property
    def finding(self) -> str: ...


def draw_over_time(course: Course) -> Figure:
    """The last twelve quarters as dots with whiskers, the count of bets under each; all of them as rows.

    A quarter without a band has its dot alone. Time runs evenly, so that a quarter without a bet is a gap.
    """
    last = course.quarters[-1].place if course.quarters else 0
    drawn = [each for each in course.quarters if each.score is not None and each.place > last - SHOWN]
    first = drawn[0].place if drawn else last
    top = highest(drawn)
    shapes = [_axes(top), *(_quarter(each, first, last, top) for each in drawn)]
    shapes += [_year(each, first, last) for each in with_their_year(drawn)]
    return Figure(
        finding=course.finding,
        columns=COLUMNS,
        rows=tuple(_row(each) for each in course.quarters),
        drawing=f'<svg class="picture over-time" viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" '
        f'font-size="14" aria-hidden="true" focusable="false">{"".join(shapes)}</svg>',
    )


def highest(quarters: Sequence[Quarter]) -> float:
    """The upper end of the scale: the first step that no whisker or dot passes; 0.5 at least, 1 at most."""
    ends = [each.band[1] if each.band else each.score or 0 for each in quarters]
    return min(1.0, max(2 * STEP, STEP * ceil(max(ends, default=0) / STEP)))


def with_their_year(quarters: Sequence[Quarter]) -> list[Quarter]:
    """Those with the year under them: the first of each year, but not where it meets its neighbour's."""
    firsts = [each for i, each in enumerate(quarters) if not i or quarters[i - 1].year != each.year]
    following = [*firsts[1:], None] if firsts else []
    return [
        each
        for each, after in zip(firsts, following, strict=True)
        if after is None or after.place > each.place + 1
    ]


def could_be(band: tuple[float, float] | None) -> str:
    """A band of a score in words: "0.10 to 0.24"; a dash where there is none."""
    return "–" if band is None else f"{band[0]:.2f} to {band[1]:.2f}"


def _row(each: Quarter) -> tuple[str, ...]:
    return (
        each.name,
        str(each.n),
        "–" if each.score is None else f"{each.score:.3f}",
        could_be(each.band),
        str(each.near_sure),
        f"{each.covered} of {each.ranges}" if each.ranges else "–",
    )


def _height(score: float, top: float) -> float:
    return TOP + UP * (1 - min(score, top) / top)


def _axes(top: float) -> str:
    right, bottom, half = LEFT + ACROSS, TOP + UP, _height(HALF, top)
    ticks = [STEP * step for step in range(round(top / STEP) + 1)]
    return "".join(
        [
            line("axis", LEFT, bottom, right, bottom),
            line("axis", LEFT, TOP, LEFT, bottom),
            line("diagonal", LEFT, half, right, half),
            *(text(LEFT - 6, _height(tick, top) + 4, "end", f"{tick:.2f}") for tick in ticks),
            text(0, TOP - 16, "start", "Brier score, less is better"),
            # Above the plot, where no whisker can cross it.
            text(right, TOP - 16, "end", "0.25: always 50\u00a0%"),
            text(0, bottom + 62, "start", "bets"),
        ]
    )


def _quarter(each: Quarter, first: int, last: int, top: float) -> str:
    x, bottom = _across(each.place, first, last), TOP + UP
    assert each.score is not None, "only quarters with a score are drawn"
    shapes = [
        text(x, bottom + 18, "middle", f"Q{each.number}"),
        text(x, bottom + 62, "middle", _short(each.n)),
        f'<circle class="dot" fill="currentColor" cx="{x:.1f}" cy="{_height(each.score, top):.1f}" '
        f'r="{RADIUS}"/>',
    ]
    if each.band is not None:
        low, high = (_height(end, top) for end in each.band)
        shapes.insert(0, line("range", x, low, x, high))
    return "".join(shapes)


def _year(each: Quarter, first: int, last: int) -> str:
    return text(_across(each.place, first, last), TOP + UP + 36, "middle", str(each.year))


def _across(place: int, first: int, last: int) -> float:
    return LEFT + ACROSS / max(last - first + 1, 4) * (place - first + 0.5)


def _short(n: int) -> str:
    """A count that fits under its quarter: 999, 9k, 94k."""
    return str(n) if n < 1000 else f"{n / 1000:.0f}k"
