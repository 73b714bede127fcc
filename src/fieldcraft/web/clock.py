"""The one place that asks what day and what time it is; everything below is told."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from fieldcraft.refusal import Refused

# Bets are due up to the year 2100, and a draft looks months ahead.
LAST_YEAR = 2098


def today() -> date:
    """The day, in UTC; FIELDCRAFT_TODAY (YYYY-MM-DD) overrides it for tests and demonstrations."""
    said = os.environ.get("FIELDCRAFT_TODAY", "")
    if not said:
        return datetime.now(UTC).date()
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise Refused(f"FIELDCRAFT_TODAY is {said!r}; write it as YYYY-MM-DD, or unset it.") from None
    if day.year > LAST_YEAR:
        raise Refused(f"FIELDCRAFT_TODAY is {said}; choose a day up to the end of {LAST_YEAR}, or unset it.")
    return day


def now() -> datetime:
    """This moment in UTC, to the second; on the day of FIELDCRAFT_TODAY when that is set."""
    return datetime.combine(today(), datetime.now(UTC).time().replace(microsecond=0), UTC)
