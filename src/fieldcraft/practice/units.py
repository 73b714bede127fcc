"""What a practice forecast is counted in; here so that forms know it without loading the engine."""

from __future__ import annotations

PEOPLE, PERCENT = "people", "%"
# The unit of a forecast that is a chance.
YES_NO = "yes or no"
