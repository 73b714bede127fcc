"""Names and shares as they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTED_WITHIN = re.compile('"([^"]*)"')


def percent(share: float, digits: int = 0) -> str:
    """A share from 0 to 1 in percent, that does not break at a line's end."""
    return f"{100 * share:.{digits}f}\u00a0%"


def in_weeks(count: int) -> str:
    """1 week, or so many weeks."""
    return "1 week" if count == 1 else f"{count} weeks"


def quoted(name: str) -> str:
    """A name that is somebody's own: “Dark mode”. What is quoted within it stands in single marks."""
    inner = _QUOTED_WITHIN.sub(r"‘\1’", name)
    return f"“{inner}”"


def listed(names: Sequence[str]) -> str:
    """Names in a row: “a”, “b” and “c”."""
    some = [quoted(name) for name in names]
    return " and ".join([", ".join(some[:-1]), some[-1]] if len(some) > 1 else some)
