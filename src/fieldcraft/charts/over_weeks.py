"""One count week by week: a line with its ends named, and every week as a row."""

from __future__ import annotations

from collections.abc import Sequence

from fieldcraft.charts.figure import Figure, text

# The picture in its own units, which the page scales to its width.
LEFT, TOP, ACROSS, UP = 64, 16, 330, 150
WIDTH, HEIGHT = LEFT + ACROSS + 20, TOP + UP + 40
NOT_IN = "not in yet"


def draw_over_weeks(name: str, values: Sequence[float | None], ahead: int = 12) -> Figure:
    """The values from the first week on; None for a week that has not come in.

    The scale begins at zero. The axis is `ahead` weeks long at least.
    """
    known = [(week, value) for week, value in enumerate(values, 1) if value is not None]
    top = max([value for _, value in known], default=0.0) or 1.0
    weeks = max(len(values), ahead)
    bottom = TOP + UP
    shapes = [
        f'<line class="axis" stroke="currentColor" x1="{LEFT}" y1="{bottom}" '
        f'x2="{LEFT + ACROSS}" y2="{bottom}"/>',
        text(LEFT - 6, TOP + 5, "end", _count(top)),
        text(LEFT - 6, bottom + 4, "end", "0"),
        text(LEFT, bottom + 24, "start", "week 1"),
        text(LEFT + ACROSS, bottom + 24, "end", f"week {weeks}"),
    ]
    places = [(_across(week, weeks), TOP + UP * (1 - max(value, 0.0) / top)) for week, value in known]
    if places:
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        shapes.append(f'<polyline class="range" fill="none" stroke="currentColor" points="{line}"/>')
        x, y = places[-1]
        shapes.append(f'<circle class="dot" fill="currentColor" cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
    return Figure(
        finding=_finding(name, known, len(values)),
        columns=("week", name),
        rows=tuple(
            (str(week), NOT_IN if value is None else _count(value)) for week, value in enumerate(values, 1)
        ),
        drawing=f'<svg class="picture over-weeks" viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" '
        f'font-size="14" aria-hidden="true" focusable="false">{"".join(shapes)}</svg>',
    )


def _finding(name: str, known: Sequence[tuple[int, float]], weeks: int) -> str:
    if not known:
        return f"{name.capitalize()}: nothing has come in yet."
    last, now = known[-1]
    late = f" Week {weeks} has not come in yet." if last < weeks else ""
    earlier = [each for each in known if each[0] <= last - 4] or known[:1]
    week, before = earlier[-1]
    if week == last:
        return f"{name.capitalize()}: {_count(now)} in week {last}.{late}"
    way = "rose" if now > before else "fell" if now < before else "stayed"
    said = f"stayed at {_count(now)}" if way == "stayed" else f"{way} from {_count(before)} to {_count(now)}"
    return f"{name.capitalize()} {said}, week {week} to week {last}.{late}"


def _across(week: int, weeks: int) -> float:
    return LEFT + ACROSS * (week - 1) / max(weeks - 1, 1)


def _count(value: float) -> str:
    return f"{value:,.0f}"
