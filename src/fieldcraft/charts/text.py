"""The same figures in plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from fieldcraft.charts.beliefs import SHOWN, Belief, draw_beliefs
from fieldcraft.charts.calibration import Judged, Point, span
from fieldcraft.charts.figure import percent
from fieldcraft.charts.means import HIGHEST, Ranged, draw_means
from fieldcraft.charts.over_time import Course, Quarter, could_be, highest
from fieldcraft.charts.shares import Counted, scale_end

LABEL = 44
WIDTH = 24
SHARE_LABEL = 36


def beliefs_as_text(beliefs: Sequence[Belief], shown: int = SHOWN) -> str:
    """Lines "34 % ████████ text", likeliest first, then the finding."""
    figure = draw_beliefs(beliefs, shown)
    ordered = sorted((each.probability for each in beliefs), reverse=True)
    shares = [*ordered[:shown], *([sum(ordered[shown:])] if len(ordered) > shown else [])]
    lines = [
        f"{percent(share):>9} {'█' * round(WIDTH * share):<{WIDTH}} {_plain(row[0])}"
        for row, share in zip(figure.rows, shares, strict=True)
    ]
    return "\n".join([*lines, _plain(figure.finding)])


def counts_as_text(counts: Sequence[tuple[str, int]], finding: str) -> str:
    """Lines "text ████████ 6", in the order given, then the finding."""
    most = max((count for _, count in counts), default=0) or 1
    width = max((len(text) for text, _ in counts), default=0)
    lines = [
        f"{_plain(text):<{width}} {'█' * round(WIDTH * count / most):<{WIDTH}} {count}"
        for text, count in counts
    ]
    return "\n".join([*lines, _plain(finding)])


def means_as_text(means: Sequence[Ranged]) -> str:
    """Lines "text ├──●──┤ 52 (31 to 70)", best first; ○ marks what was asked about; then the finding."""
    lines = [
        f"{shorten(_plain(each.text), LABEL, placeholder=' …'):<{LABEL}} {_whisker(each)} "
        f"{each.middle:>3.0f} ({each.low:.0f} to {each.high:.0f})"
        for each in means
    ]
    return "\n".join([*lines, _plain(draw_means(means).finding)])


def calibration_as_text(judgement: Judged) -> str:
    """Lines "70 to 80 % ├─◇●─┤ 65 % (52 to 76 %) of 40, you gave 72 %", ◇ at what you gave, from low to high;
    then all findings. While bets are too few, the findings alone."""
    lines = [_point(point) for point in judgement.curve] if judgement.enough else []
    return "\n".join([*lines, *map(_plain, judgement.findings)])


def over_time_as_text(course: Course) -> str:
    """Lines "2026, quarter 1 ├─●─┤ 0.21 (0.15 to 0.28) of 14", in order, the lower the further left; then the
    finding. A quarter without a score has none of it but its ranges."""
    scored = [each for each in course.quarters if each.score is not None]
    top = highest(scored)
    return "\n".join([*(_quarter(each, top) for each in scored), _plain(course.finding)])


def _quarter(each: Quarter, top: float) -> str:
    assert each.score is not None, "only quarters with a score are told"
    cells = [" "] * WIDTH
    if each.band is not None:
        cells = _cells(each.band[0] / top, min(1.0, each.band[1] / top))
    cells[round((WIDTH - 1) * min(1.0, each.score / top))] = "●"
    return f"{each.name:>15} {''.join(cells)} {each.score:.3f} ({could_be(each.band)}) of {each.n}"


def shares_as_text(rows: Sequence[Counted], finding: str) -> str:
    """Lines "text ├──●──┤ 12 of 217 (…)", ○ where it is of few; then the scale, and the finding."""
    end = scale_end(rows)
    lines = []
    for row in rows:
        cells = _cells(row.low / end, row.high / end)
        cells[round((WIDTH - 1) * row.share / end)] = "○" if row.small else "●"
        label = shorten(_plain(row.text) or "(no name)", SHARE_LABEL, placeholder=" …")
        lines.append(f"{label:<{SHARE_LABEL}} {''.join(cells)} {row.said}")
    axis = f"{'':<{SHARE_LABEL}} 0{percent(end):>{WIDTH - 1}}"
    return "\n".join([*lines, *([axis] if rows else []), _plain(finding)])


def _point(point: Point) -> str:
    cells = _cells(point.band[0], point.band[1])
    for share, sign in ((point.forecast, "◇"), (point.happened, "●")):
        cells[round((WIDTH - 1) * share)] = sign
    return (
        f"{span(point.low, point.high):>11} {''.join(cells)} {percent(point.happened):>5} "
        f"({span(*point.band)}) of {point.n}, you gave {percent(point.forecast)}"
    )


def _whisker(each: Ranged) -> str:
    low, middle, high = (min(1.0, max(0.0, x / HIGHEST)) for x in (each.low, each.middle, each.high))
    cells = _cells(low, high)
    cells[round((WIDTH - 1) * middle)] = "○" if each.asked_for else "●"
    return "".join(cells)


def _cells(low: float, high: float) -> list[str]:
    """The cells of a line with a whisker from low to high, shares of its width."""
    start, end = (round((WIDTH - 1) * share) for share in (low, high))
    cells = [" "] * WIDTH
    cells[start : end + 1] = "─" * (end + 1 - start)
    cells[start], cells[end] = "├", "┤"
    return cells


def _plain(text: str) -> str:
    """Without control characters, which a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)
