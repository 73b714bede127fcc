"""Runs that were played and debriefed, as their ledgers hold them, without a year being played."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fieldcraft.bets.forecast import ChanceForecast
from fieldcraft.practice.scenarios import DEFAULT
from fieldcraft.practice.scenarios import scenario as named
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions
from fieldcraft.web.practice.ledgers import DEBRIEFED, DECIDED, add, debriefed_body
from fieldcraft.web.practice.tables import PracticeRunRow

FORECAST = ChanceForecast("more than 5 paying customers", 0.7, "yes").to_dict()


def beside(n: int, own: float, plain: float) -> dict[str, float]:
    return {"n": n, "own": own, "plain": plain}


def forecasts(own: float = 0.4, n: int = 10, held: int = 7, brier: float = 0.2) -> dict[str, Any]:
    return {
        "ranges": n,
        "held": min(held, n),
        "chances": n,
        "brier": brier,
        "ranges_beside": beside(n, own, 0.5) if n else None,
        "chances_beside": beside(n, brier, 0.2) if n else None,
    }


def told(skill: float, made: dict[str, Any] | None = None) -> dict[str, Any]:
    """Of a record what its entry in the ledger is made of."""
    result = {"decision_skill": skill, "se": {"decision_skill": 3_000.0}}
    return {"replays": 200, "result": result, "unit": "EUR", "forecasts": made or forecasts()}


def ended(
    person: Person, seed: int, at: datetime, *, scenario: str = DEFAULT, policy: int = 0, missing: int = 0
) -> PracticeRunRow:
    """A run with a decision a point; the last `policy` ones a policy's, `missing` ones not taken yet."""
    row = actions.start_run(person, scenario, seed, at).row
    points = named(scenario).points
    for number, point in enumerate(points[: len(points) - missing], 1):
        mine = number <= len(points) - policy
        body = {"bet": number, "kind": "practice", "week": point.week, "choice": "talk", "reason": "so"}
        add(row, DECIDED, body | {"forecast": FORECAST if mine else None, "ask": None}, at)
    return row


def debriefed(
    person: Person,
    seed: int,
    at: datetime,
    skill: float = -50_000.0,
    made: dict[str, Any] | None = None,
    scenario: str = DEFAULT,
) -> PracticeRunRow:
    """A whole run with what its debrief noted."""
    row = ended(person, seed, at, scenario=scenario)
    add(row, DEBRIEFED, debriefed_body(told(skill, made)), at)
    return row


def some(person: Person, now: datetime) -> None:
    """Nine runs that count, getting better and better forecast, and four that do not."""
    for number in range(9):
        at = now - timedelta(days=30 - number)
        off = (0, 9_000, -4_000)[number % 3]
        made = forecasts(
            0.5 - 0.03 * number, n=2 if number == 4 else 10, brier=0.24 - 0.004 * number + off / 1e6
        )
        business = number in (3, 6)
        skill = -170_000 + 21_000 * number + 2 * off if business else -80_000 + 9_000 * number + off
        debriefed(person, number, at, skill, made, "growing-business" if business else DEFAULT)
    ended(person, 20, now, policy=12)
    ended(person, 0, now)
    ended(person, 21, now)
    ended(person, 22, now, missing=3)
