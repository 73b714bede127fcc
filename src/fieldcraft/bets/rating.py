"""The rating of a decision, given before its outcome is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldcraft.fields import Fields
from fieldcraft.refusal import refuse_if_any

FIELDS = ("knew", "left_out", "again", "decision")


@dataclass(frozen=True)
class Rating:
    """How good a decision was from what was known then: 1 (bad) to 5 (good), 3 is neither."""

    on: date
    knew: str
    left_out: str
    again: bool
    decision: int

    @property
    def good(self) -> bool | None:
        """True for 4 and 5, False for 1 and 2, None for 3."""
        return None if self.decision == 3 else self.decision > 3

    def to_dict(self) -> dict[str, Any]:
        return {
            "on": self.on.isoformat(),
            "knew": self.knew,
            "left_out": self.left_out,
            "again": self.again,
            "decision": self.decision,
        }

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Rating:
        """The rating that `to_dict` gave `value` for; nothing is checked again."""
        return cls(**{**value, "on": date.fromisoformat(value["on"])})


def read_rating(value: object, today: date) -> Rating:
    """The rating in `value`, JSON of unknown origin; Refused with everything that is wrong with it."""
    problems: list[str] = []
    fields = Fields(value, FIELDS, "rating", problems)
    if not fields.values:
        refuse_if_any(problems)
    decision, again = fields.whole("decision"), fields.flag("again")
    knew, left_out = fields.text("knew"), fields.text("left_out")
    if not fields.given("again"):
        problems.append("Say whether you would do it again: again is true or false.")
    if not fields.given("decision"):
        problems.append("The decision is not rated; give a whole number from 1 (bad) to 5 (good).")
    elif decision is not None and not 1 <= decision <= 5:
        problems.append(f"The decision is rated {decision}; give a whole number from 1 (bad) to 5 (good).")
    refuse_if_any(problems)
    assert decision is not None and again is not None
    return Rating(today, knew, left_out, again, decision)
