"""What a player sees where a run stands: inbox, dashboard, team, ideas; nothing that is hidden."""

from __future__ import annotations

from typing import Any

import numpy as np

from fieldcraft.practice.asking import paying_now, suggested
from fieldcraft.practice.effects import effects
from fieldcraft.practice.looked_up import beside, came_of, stands
from fieldcraft.practice.messages import said
from fieldcraft.practice.news import manner, news
from fieldcraft.practice.run import Run
from fieldcraft.practice.seen import dashboard
from fieldcraft.practice.situations import Choice, Situation
from fieldcraft.practice.state import CASH, HIRES, RECORD, TEAM

# Shares of the team, in the order of a plan.
SHARES = ("support", "repair", "interviews")


def shown_run(id: str, run: Run) -> dict[str, Any]:
    """The run as CONTRACTS.md has it; at the end there are no choices and nothing is asked."""
    situation = run.situation
    return {
        "run": id,
        "scenario": run.scenario.name,
        "week": run.week,
        "weeks": run.scenario.weeks,
        "observations": observations(run),
        "choices": [] if situation is None else [_choice(run, situation, each) for each in situation.choices],
        "asks": [{"key": each.key, "quantity": each.quantity, "unit": each.unit} for each in run.asks],
    }


def observations(run: Run) -> dict[str, Any]:
    """Everything that can be seen now."""
    lane, scenario = run.lane, run.scenario
    level, plan = lane.state.level[0], lane.plan
    # When the year is over everything has come in, also what forecasts were settled by.
    seen = lane.shown[0, : lane.week] if run.over else dashboard(lane.shown, lane.week)[0]
    return {
        "inbox": message(run, run.situation),
        "beside": beside(run),
        "news": news(run),
        "came_of": came_of(run),
        "people": [
            {"name": each.name, "role": each.role, "wants": each.wants, "manner": manner(run, number)}
            for number, each in enumerate(scenario.people)
        ],
        "dashboard": {
            name: [None if np.isnan(value) else _rounded(value) for value in seen[:, metric]]
            for metric, name in enumerate(RECORD)
        },
        "paying_now": paying_now(lane),
        "market": run.market,
        "cash": round(float(level[CASH])),
        "currency": scenario.currency,
        "price": round(float(plan.price[0]), 2),
        "advertising_a_week": round(float(plan.ads[0])),
        "team": {
            "people": round(float(level[TEAM]), 1),
            "hires_coming": round(float(level[HIRES]), 1),
            "on": {
                "first minutes": round(float(plan.onboarding[0]), 3),
                **{name: round(float(plan.share[0, at]), 3) for at, name in enumerate(SHARES)},
            },
            "shortcuts": bool(plan.hasty[0]),
            "weeks_of_test": int(plan.test[0]),
            "queue": [scenario.ideas[idea] for idea in plan.queue[0] if idea >= 0],
        },
        "ideas": [_idea(run, idea) for idea in range(len(scenario.ideas))],
    }


def message(run: Run, situation: Situation | None, number: int | None = None) -> dict[str, str] | None:
    """The message that asks for decision `number`, or for the one to be taken now; None when nobody asks.

    Its words are true to what could be seen then.
    """
    if situation is None:
        return None
    writer = run.scenario.people[situation.writer]
    subject, text = said(run, len(run.decided) if number is None else number)
    return {"from": writer.name, "role": writer.role, "subject": subject, "text": text}


def _choice(run: Run, situation: Situation, choice: Choice) -> dict[str, Any]:
    return {
        "id": choice.id,
        "text": choice.text,
        "costs": choice.costs,
        "does": effects(run.lane, run.scenario, situation, choice),
        "forecast": suggested(run.lane, situation, choice, run.asks),
    }


def _idea(run: Run, idea: int) -> dict[str, Any]:
    lane = run.lane
    own = lane.lanes[0]
    weight, said = (float(each) for each in lane.state.heard[0, idea])
    old, began_old, new, began_new = (int(each) for each in lane.state.tested[0, idea])
    return {
        "name": run.scenario.ideas[idea],
        "standing": stands(lane, idea),
        "estimated_person_weeks": float(lane.world.estimate[own, idea]),
        "share_of_requests": round(float(lane.world.requests[own, idea]), 3),
        "team_guesses": round(float(lane.world.guess[own, idea]), 3),
        "interviews_say": round(said / weight, 3) if weight > 0 else None,
        "test": {"old": [began_old, old], "new": [began_new, new]} if old + new else None,
    }


def _rounded(value: float) -> float:
    return round(float(value), 3) if abs(value) < 10 else round(float(value))
