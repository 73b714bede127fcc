"""Headlines that announce what one is judged by, and what stands under them ("What success looks like")."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fieldcraft.ads.kinds.arrays import Marks
from fieldcraft.ads.kinds.units import Unit
from fieldcraft.ads.page import Page

SAYINGS: tuple[str, ...] = (
    "is a headline of success",
    "stands under a headline of success",
)
# Headlines open with these; bullets hardly do.
HEADLINE_WORDS = frozenset(["about", "how", "our", "what", "where", "who", "why"])
_LONGEST = 8
_MOST_UNDER = 10


def headlines_of(page: Page, units: Sequence[Unit], speaks_of_success: Marks) -> Marks:
    """A row a unit, a column for each of SAYINGS."""
    rows = np.zeros((len(units), len(SAYINGS)), dtype=bool)
    for number in np.flatnonzero(speaks_of_success).tolist():
        if not _is_headline(page, units[number]):
            continue
        rows[number, 0] = True
        for under in range(number + 1, min(number + 1 + _MOST_UNDER, len(units))):
            if _begins_another(page, units[under]):
                break
            rows[under, 1] = True
    return rows


def _is_headline(page: Page, unit: Unit) -> bool:
    if unit.last - unit.first > _LONGEST or unit.passage.is_title:
        return False
    before, last = page.text[max(0, unit.start - 1) : unit.start], page.text[unit.end - 1]
    after = page.text[unit.end : unit.end + 1]
    return last in ":?" or (last not in ".!" and before in ("", "\n", " ", "#") and after in ("", "\n", "\r"))


def _begins_another(page: Page, unit: Unit) -> bool:
    """Whether `unit` is the next heading: a known one, or a short line of its own that looks like one."""
    if unit.passage.is_heading:
        return True
    alone = page.text[unit.end - 1] not in ".!" and page.text[unit.end : unit.end + 1] in ("", "\n", "\r")
    if not alone or unit.last - unit.first > _LONGEST:
        return False
    gap = page.text[max(0, unit.start - 4) : unit.start].replace("\r", "")
    return gap.rstrip("# ").endswith("\n\n") or page.words[unit.first].key in HEADLINE_WORDS
