"""Roles and criteria for the tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from fieldcraft.roles.role import Content, Criterion

TODAY = date(2026, 3, 5)
GOOD: dict[str, Any] = {
    "change": "New teams that finish set-up without calling us go from 31 % to 50 %.",
    "seen_by": "The share in the product report, read together",
    "by": "2026-12-01",
    "help": "Half a data analyst",
    "may_decide": "The order of the onboarding work",
}
PARTS_TYPED = tuple(GOOD.values())
TICKETS = GOOD | {"change": "Support tickets about exports fall from 120 to 40 a month."}
CHURN = GOOD | {"change": "Churn among clinics in their first year drops from 18 % to 12 %."}
WEAK = GOOD | {"change": "Manage the backlog", "help": "", "may_decide": "tbd"}
ROLE: dict[str, Any] = {
    "title": "Product manager, onboarding",
    "for": "Dana",
    "starts": "2026-03-05",
    "criteria": [GOOD, TICKETS, CHURN],
}


def criterion(**changes: Any) -> Criterion:
    """A criterion that nothing is weak in, with changes."""
    return Criterion(**GOOD | {"by": date(2026, 12, 1)} | changes)


def content(*criteria: Criterion, title: str = "Product manager") -> Content:
    return Content(title, "Dana", TODAY, criteria)
