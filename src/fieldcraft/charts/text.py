"""The same figures in plain text, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from fieldcraft.charts.beliefs import SHOWN, Belief, draw_beliefs
from fieldcraft.charts.figure import percent
from fieldcraft.charts.means import HIGHEST, Ranged, draw_means

LABEL = 44
WIDTH = 24


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


def means_as_text(means: Sequence[Ranged]) -> str:
    """Lines "text ├──●──┤ 52 (31 to 70)", best first; ○ marks what was asked about; then the finding."""
    lines = [
        f"{shorten(_plain(each.text), LABEL, placeholder=' …'):<{LABEL}} {_whisker(each)} "
        f"{each.middle:>3.0f} ({each.low:.0f} to {each.high:.0f})"
        for each in means
    ]
    return "\n".join([*lines, _plain(draw_means(means).finding)])


def _whisker(each: Ranged) -> str:
    shares = (min(1.0, max(0.0, x / HIGHEST)) for x in (each.low, each.middle, each.high))
    low, middle, high = (round((WIDTH - 1) * share) for share in shares)
    cells = [" "] * WIDTH
    cells[low : high + 1] = "─" * (high + 1 - low)
    cells[low], cells[high] = "├", "┤"
    cells[middle] = "○" if each.asked_for else "●"
    return "".join(cells)


def _plain(text: str) -> str:
    """Without control characters, which a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)
