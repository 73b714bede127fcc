"""One measure run by run: a dot for each, the line of the trend, and between which lines it could be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, log10
from typing import Protocol

from fieldcraft.charts.figure import Figure, line, text

# The picture in its own units, which the page scales to its width. The levels are named right of the plot.
LEFT, TOP, ACROSS, UP = 50, 16, 300, 190
WIDTH, HEIGHT = LEFT + ACROSS + 92, TOP + UP + 50
RADIUS = 5
# As many places as their numbers have room for; of more, every second, third or further one is named.
NAMED = 12
# A whisker is the band of a run's own value at 90 %.
REACH = 1.645


class Standing(Protocol):
    """One run: its number, from 1, and name; its value, and its standard error, None where it has none."""

    @property
    def number(self) -> int: ...

    @property
    def name(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def se(self) -> float | None: ...


class Line(Protocol):
    """The trend: its height at a run's number; its slope a run, and the band of that."""

    @property
    def slope(self) -> float: ...
    @property
    def band(self) -> tuple[float, float]: ...
    def at(self, place: float) -> float: ...


def draw_over_runs(
    name: str,
    finding: str,
    signed: Callable[[float], str],
    standings: Sequence[Standing],
    trend: Line | None,
    levels: Sequence[tuple[float, str]],
) -> Figure:
    """Dots in the order of runs, higher is better; `levels` are heights with the words beside them.

    `name` says what is measured, `signed` writes a value. A run that is missing leaves its place empty.
    Without a trend there is no drawing, so that a few dots do not look like a finding; the rows are there.
    """
    columns = [f"{name} by run", "stands at"]
    rows = [[each.name, signed(each.value)] for each in standings]
    if any(each.se is not None for each in standings):
        columns.append("own error")
        for row, each in zip(rows, standings, strict=True):
            row.append("–" if each.se is None else f"± {each.se:.2f}")
    return Figure(
        finding=finding,
        columns=tuple(columns),
        rows=tuple(map(tuple, rows)),
        drawing="" if trend is None else _drawing(standings, trend, levels),
    )


def _drawing(standings: Sequence[Standing], trend: Line, levels: Sequence[tuple[float, str]]) -> str:
    first, last = standings[0].number, standings[-1].number
    middle = (first + last) / 2
    # Slopes from one end of the band to the other, all through the middle of the line.
    ends = [
        [trend.at(middle) + slope * (place - middle) for place in (first, last)]
        for slope in (trend.band[0], trend.band[1])
    ]
    heights = [height for height, _ in levels] + [each.value for each in standings]
    heights += [trend.at(first), trend.at(last), *ends[0], *ends[1]]
    low, high, step = scale_of(min(heights), max(heights))

    def up(value: float) -> float:
        return TOP + UP * (1 - (min(max(value, low), high) - low) / (high - low))

    bottom, right = TOP + UP, LEFT + ACROSS
    ticks = [low + step * number for number in range(round((high - low) / step) + 1)]
    (first_low, last_low), (first_high, last_high) = ends
    start, end, half = (_across(place, last) for place in (first, last, middle))
    could = [(start, first_low), (half, trend.at(middle)), (start, first_high)]
    could_too = [(end, last_low), (half, trend.at(middle)), (end, last_high)]
    shapes = [
        *(_polygon([(x, up(value)) for x, value in corners]) for corners in (could, could_too)),
        line("axis", LEFT, bottom, right, bottom),
        line("axis", LEFT, TOP, LEFT, bottom),
        *(text(LEFT - 6, up(tick) + 4, "end", _number(tick, step)) for tick in ticks),
        *(line("diagonal", LEFT, up(height), right, up(height)) for height, _ in levels),
        *(text(right + 6, up(height) + 4, "start", words) for height, words in levels),
        line("edge", start, up(first_low), end, up(last_low)),
        line("edge", start, up(first_high), end, up(last_high)),
        line("trend", start, up(trend.at(first)), end, up(trend.at(last))),
    ]
    for each in standings:
        x = _across(each.number, last)
        if each.se:
            reach = REACH * each.se
            shapes.append(line("range", x, up(each.value - reach), x, up(each.value + reach)))
        shapes.append(
            f'<circle class="dot" fill="currentColor" cx="{x:.1f}" cy="{up(each.value):.1f}" r="{RADIUS}"/>'
        )
    named = range(1, last + 1, ceil(last / NAMED))
    shapes += [text(_across(place, last), bottom + 18, "middle", str(place)) for place in named]
    shapes.append(text(LEFT, bottom + 40, "start", "runs, in the order in which they began"))
    return (
        f'<svg class="picture over-runs" viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" '
        f'font-size="14" aria-hidden="true" focusable="false">{"".join(shapes)}</svg>'
    )


def scale_of(low: float, high: float) -> tuple[float, float, float]:
    """The ends of a scale that holds both values, and its step: 1, 2 or 5 times a power of ten."""
    # Values that differ by less than rounding can tell stand on one line, in the middle of a scale.
    least = 1e-6 * max(abs(low), abs(high), 1e-3)
    wide = high - low if high - low > least else max(least, 1.0)
    power = 10.0 ** floor(log10(wide / 4))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= wide / 6)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return step * first, step * max(last, first + 1), step


def _number(value: float, step: float) -> str:
    digits = max(0, -floor(log10(step) + 1e-9))
    # Nothing has no sign, whatever rounding has left of it.
    text = f"{value:.{digits}f}"
    return text.replace("-", "−") if float(text) else f"{0:.{digits}f}"


def _across(number: float, last: int) -> float:
    return LEFT + ACROSS * (number - 0.5) / last


def _polygon(corners: Sequence[tuple[float, float]]) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polygon class="could" points="{points}"/>'
