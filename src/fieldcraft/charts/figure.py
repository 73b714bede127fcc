"""A figure: what it shows in one sentence, a mark for each row, and the same rows as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

WHISKER_HEIGHT = 20


@dataclass(frozen=True)
class Figure:
    """Rows that are drawn. Labels are text and stand beside the marks, so that they wrap and are read aloud.

    `marks` holds one SVG a row, sized by its container and hidden from screen readers; `rows` holds the cells
    of the table of numbers, label first, under `columns`. A figure of two axes has no marks: `drawing` is
    then the whole of it as one SVG. Nothing in it is escaped but the marks and the drawing.
    """

    finding: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...] = ()
    drawing: str = ""

    @property
    def drawn(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Each row with its mark."""
        return tuple(zip(self.rows, self.marks, strict=True))


def mark(kind: str, height: int, *shapes: str) -> str:
    """An SVG as wide as its container and `height` pixels high; colours come from the style sheet."""
    return (
        f'<svg class={quoteattr(f"mark {kind}")} width="100%" height="{height}" '
        f'aria-hidden="true" focusable="false">{"".join(shapes)}</svg>'
    )


def whisker(low: float, middle: float, high: float, dot: str = "dot") -> str:
    """The mark of a value with its doubt, each as a share of the width; `dot` is the class of the value's."""
    start, place, end = at(low), at(middle), at(high)
    centre = WHISKER_HEIGHT // 2
    return mark(
        "whisker",
        WHISKER_HEIGHT,
        f'<line class="track" x1="0" x2="100%" y1="{centre}" y2="{centre}"/>',
        f'<line class="range" x1="{start}" x2="{end}" y1="{centre}" y2="{centre}"/>',
        f'<circle class="{dot}" cx="{place}" cy="{centre}" r="5"/>',
    )


def line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """A line of a drawing, in pixels; `kind` is its class in the style sheet."""
    return (
        f'<line class="{kind}" stroke="currentColor" x1="{x1:.1f}" y1="{y1:.1f}" '
        f'x2="{x2:.1f}" y2="{y2:.1f}"/>'
    )


def text(x: float, y: float, anchor: str, words: str) -> str:
    """Words in a drawing, in pixels; `anchor` is start, middle or end. The words are not escaped."""
    return f'<text fill="currentColor" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'


def at(share: float) -> str:
    """A place along a mark as a share of its width; outside 0 to 1 it stays at the end."""
    return f"{100 * min(1.0, max(0.0, share)):.2f}%"


def percent(share: float) -> str:
    """A share in whole per cent, never broken over lines: "34 %"; what is nearly nothing is "under 1 %"."""
    return "under 1\u00a0%" if 0 < share < 0.005 else f"{100 * share:.0f}\u00a0%"
