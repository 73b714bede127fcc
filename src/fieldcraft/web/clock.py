"""The one place that asks what day and what time it is; everything below is told."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from fieldcraft.refusal import Refused


def today() -> date:
    """The day, in UTC; FIELDCRAFT_TODAY (YYYY-MM-DD) overrides it for tests and demonstrations."""
    said = os.environ.get("FIELDCRAFT_TODAY", "")
    if not said:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Refused(f"FIELDCRAFT_TODAY is {said!r}; write it as YYYY-MM-DD, or unset it.") from None


def now() -> datetime:
    """This moment in UTC, to the second; on the day of FIELDCRAFT_TODAY when that is set."""
    return datetime.combine(today(), datetime.now(UTC).time().replace(microsecond=0), UTC)
