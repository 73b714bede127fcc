"""The debrief of a finished run as one record: decisions, forecasts, the result's parts, what was hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

from fieldcraft.bets.forecast import ChanceForecast, RangeForecast
from fieldcraft.bets.settlement import Outcome, Value
from fieldcraft.chance.rounding import about, with_error
from fieldcraft.fields import Fields, shown
from fieldcraft.practice.asking import score
from fieldcraft.practice.debrief import Mean, Reductions, Split, Verdict
from fieldcraft.practice.plain_forecasts import beside
from fieldcraft.practice.regret import Regret
from fieldcraft.practice.run import Run
from fieldcraft.practice.showing import message
from fieldcraft.practice.state import RECORD
from fieldcraft.practice.yardsticks import yardsticks
from fieldcraft.refusal import refuse_if_any
from fieldcraft.roles import ready_made

# So many of the decisions that could be expected to cost most are named, also after a good year.
WORST = 3
SAME_LUCK = (
    "One replay under the same luck. It depends on how luck is coupled between the two branches: another "
    "coupling gives another number with the same average. The effects are what to go by."
)


def read_own_view(run: Run, value: object) -> dict[str, Any]:
    """The player's own best and worst decision, by week, and why; Refused with everything that is wrong."""
    problems: list[str] = []
    fields = Fields(value, ("best", "worst", "because"), "own view", problems)
    said = {name: fields.whole(name) for name in ("best", "worst")}
    weeks = [each.week for each in run.decided]
    for name, week in said.items():
        if fields.values and week is None and not fields.given(name):
            problems.append(f"The {name} decision is missing; give the week in which it was taken.")
        elif week is not None and week not in weeks:
            allowed = ", ".join(map(str, weeks))
            problems.append(f"No decision was taken in week {shown(week)}; the {name} is one of {allowed}.")
    if said["best"] is not None and said["best"] == said["worst"] and len(weeks) > 1:
        problems.append(f"Week {said['best']} is named as both the best and the worst; take another for one.")
    because = fields.text("because")
    refuse_if_any(problems)
    return {**said, "because": because}


def record(
    run: Run,
    decisions: list[dict[str, Any]],
    parts: Split,
    bracket: Regret,
    spared: Reductions,
    replays: int,
) -> dict[str, Any]:
    """The record of a finished run; money in the scenario's currency."""
    worst = _worst(decisions)
    return {
        "decisions": decisions,
        "result": {
            "total": parts.total,
            "reference": parts.reference.mean,
            "decision_skill": parts.decision_skill.mean,
            "unknowable_luck": parts.unknowable_luck,
            "noise_luck": parts.noise_luck,
            "se": {"reference": parts.reference.se, "decision_skill": parts.decision_skill.se},
        },
        "unit": run.scenario.currency,
        "replays": replays,
        "variance_reduction": {
            "vs_independent": _finite(spared.vs_independent),
            "vs_same_seed": _finite(spared.vs_same_seed),
        },
        "regret": {
            "at_least": bracket.at_least,
            "at_most": bracket.at_most,
            "best_known_policy": bracket.best,
        },
        "hidden_world": hidden_world(run),
        "forecasts": forecasts(decisions),
        "worst": worst,
        "lessons": [_lesson(each, run.scenario.currency) for each in worst],
        "same_luck_note": SAME_LUCK,
    }


def forecasts(decisions: list[dict[str, Any]]) -> dict[str, Any]:
    """How the forecasts did: ranges that held (8 of 10 were to), and the mean Brier score of chances.

    `ranges_beside` and `chances_beside` are mean scores of those that have a plain forecast beside them, the
    player's own and the plain one's; None where there is none.
    """
    made = [each["forecast"] for each in decisions if each["forecast"] is not None]
    ranges = [each for each in made if "held" in each]
    chances = [each["score"] for each in made if "held" not in each]
    return {
        "ranges": len(ranges),
        "held": sum(each["held"] for each in ranges),
        "chances": len(chances),
        "brier": sum(chances) / len(chances) if chances else None,
        "ranges_beside": _beside(ranges),
        "chances_beside": _beside(each for each in made if "held" not in each),
    }


def _beside(made: Iterable[dict[str, Any]]) -> dict[str, float] | None:
    """How many of them have a plain forecast beside them, and the mean scores of both."""
    scores = [each["beside"] for each in made if each["beside"] is not None]
    if not scores:
        return None
    return {"n": len(scores)} | {
        name: sum(each[name] for each in scores) / len(scores) for name in ("own", "plain")
    }


def hidden_world(run: Run) -> dict[str, Any]:
    """What the player could not see: segments, the dashboard's drift, and what each idea was truly worth."""
    world, own, scenario = run.lane.world, run.lane.lanes[0], run.scenario
    order = world.value[own].argsort()[::-1]
    return {
        "segments": [
            {
                "people": int(world.people[own, each]),
                "buy_a_week": round(float(world.conversion[own, each]), 4),
                "leave_a_week": round(float((world.hazard[own, each] * world.share[own, each]).sum()), 4),
                "price_elasticity": round(float(world.price_elasticity[own, each]), 2),
            }
            for each in range(world.people.shape[1])
        ],
        "dashboard_shows": {
            name: round(float(world.drift[own, metric]), 3) for metric, name in enumerate(RECORD)
        },
        "ideas": [
            {
                "name": scenario.ideas[idea],
                "worth": round(float(world.value[own, idea]), 3),
                "worth_by_first_guess": round(float(world.guess[own, idea]), 3),
                "person_weeks": round(float(world.effort[own, idea]), 1),
                "person_weeks_estimated": float(world.estimate[own, idea]),
                "people_overstate_by": round(float(world.overstated[own, idea]), 2),
                "test_would_be_broken": bool(world.broken[own, idea]),
            }
            for idea in order
        ],
        "worth_is": "what it adds to the log-odds that a newcomer activates",
    }


def effect_in_words(run: Run, verdict: Verdict) -> str:
    """A decision's effect in the world as it was, in one line, while the rest is being worked out."""
    choices = run.points[verdict.number][1].choices
    chosen, instead = choices[verdict.choice].id, choices[verdict.instead_of].id
    if chosen == instead:
        return f"week {verdict.week}: {chosen}, as a sensible policy would have."
    effect = verdict.effect_here
    return (
        f"week {verdict.week}: {chosen} instead of {instead} brought {with_error(effect.mean, effect.se)} "
        f"{run.scenario.currency} in the world as it was."
    )


def decision_of(run: Run, verdict: Verdict, settled: Mapping[int, Outcome]) -> dict[str, Any]:
    """A decision as the record tells it; `expected_then` is None while it is not worked out."""
    number = verdict.number
    situation = run.points[number][1]
    decided, chosen, instead = (
        run.decided[number],
        situation.choices[verdict.choice],
        situation.choices[verdict.instead_of],
    )
    said = message(run, situation, number)
    forecast = _forecast(run, number, settled.get(number + 1))
    return {
        "week": verdict.week,
        "subject": said["subject"] if said else "",
        "situation": ready_made.situations()[situation.id[:3]].plain.rstrip("."),
        "choice": chosen.id,
        "choice_text": chosen.text,
        "instead_of": instead.id,
        "instead_text": instead.text,
        "reason": decided.reason,
        "effect_here": _mean(verdict.effect_here),
        "expected_then": None if verdict.expected_then is None else _mean(verdict.expected_then),
        "same_luck": verdict.same_luck,
        "forecast_score": None if forecast is None else forecast["score"],
        "forecast": forecast,
    }


def _forecast(run: Run, number: int, outcome: Outcome | None) -> dict[str, Any] | None:
    decided = run.decided[number]
    if decided.forecast is None or outcome is None:
        return None
    assert decided.ask is not None, "a forecast is about something"
    plain = beside(decided.forecast, outcome, decided.ask, run.stood[number], run.scenario.name, yardsticks())
    said = {
        "said": decided.forecast.to_dict(),
        **outcome.to_dict(),
        "score": score(decided.forecast, outcome),
        "beside": None if plain is None else plain.to_dict(),
    }
    if isinstance(decided.forecast, ChanceForecast):
        return said | {"score_is": "Brier score: 0 best, 1 worst, 0.25 for always saying 50 %"}
    assert isinstance(decided.forecast, RangeForecast) and isinstance(outcome, Value)
    held = decided.forecast.p10 <= outcome.value <= decided.forecast.p90
    return said | {"held": held, "score_is": f"weighted interval score in {decided.forecast.unit}: 0 best"}


def _worst(decisions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The decisions that could be expected to cost most by what was known then; those that cost anything."""
    cost = [each for each in decisions if each["expected_then"]["mean"] < 0]
    cost.sort(key=lambda each: float(each["expected_then"]["mean"]))
    names = (
        "week",
        "subject",
        "situation",
        "choice",
        "choice_text",
        "instead_of",
        "instead_text",
        "expected_then",
    )
    return [{name: each[name] for name in names} for each in cost[:WORST]]


def _lesson(each: dict[str, Any], currency: str) -> dict[str, str]:
    cost = about(-each["expected_then"]["mean"])
    return {
        "when": f"it is “{each['situation']}” again and I lean towards “{each['choice_text']}”",
        "i_will": f"hold “{each['instead_text']}” against it before I answer; by what I knew in week "
        f"{each['week']}, that was worth some {cost} {currency} more",
    }


def _mean(value: Mean) -> dict[str, float]:
    return {"mean": value.mean, "se": value.se}


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None
