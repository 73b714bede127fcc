"""How long something still takes, in words that promise no more than can be known."""

from __future__ import annotations

from math import ceil

# In seconds: less than this is not worth counting.
LITTLE = 8


def time_in_words(seconds: float | None) -> str:
    """A time rounded up as far as it can be trusted; empty when nobody knows."""
    if seconds is None:
        return ""
    if seconds < LITTLE:
        return "a few seconds"
    if seconds < 90:
        return f"about {10 * ceil(seconds / 10)} seconds"
    return f"about {ceil(seconds / 60)} minutes"
