"""What the pages of practice show of a run and of its debrief, beside what the rooms say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldcraft.chance.rounding import with_error
from fieldcraft.charts.over_weeks import draw_over_weeks
from fieldcraft.charts.sum_of_parts import Part, draw_sum, said
from fieldcraft.web.time_left import time_in_words

if TYPE_CHECKING:
    from fieldcraft.web.practice.actions import Played
    from fieldcraft.web.practice.jobs import Job

# What of the dashboard is in the table, with its words; all of it is in the JSON of the command.
DASHBOARD = (
    ("signups", "sign-ups"),
    ("activated", "came to use it"),
    ("conversions", "began to pay"),
    ("lost", "customers lost"),
    ("free", "free users"),
    ("tickets", "questions to support"),
    ("wait", "weeks a question waits"),
    ("contribution", "contribution"),
)
WEEKS = 6
# What is counted in whole things, however late and blurred the dashboard shows it.
COUNTED = ("people", "tickets")


def office(at: Played) -> dict[str, Any]:
    """The office where a run stands."""
    shown = at.shown()
    seen = shown["observations"]
    board = seen["dashboard"]
    quantities = {each["key"]: each["quantity"] for each in shown["asks"]}
    weeks = len(board["paying"])
    first = max(0, weeks - WEEKS)
    team = seen["team"]
    on = [(name, f"{100 * share:.0f}\u00a0%") for name, share in team["on"].items() if share]
    return {
        "at": at,
        "scenario": at.run.scenario,
        "shown": shown,
        "seen": seen,
        "figure": draw_over_weeks("paying customers", board["paying"]),
        "weeks": range(first + 1, weeks + 1),
        "dashboard": [
            (words, [_cell(name, each) for each in board[name][first:]]) for name, words in DASHBOARD
        ],
        "team_on": on,
        "building": 1 - sum(team["on"].values()),
        "rest": f"{100 * (1 - sum(team['on'].values())):.0f}\u00a0%",
        "ideas": [
            (each, f"{100 * each['share_of_requests']:.0f}\u00a0%", _scaled(each), _test(each["test"]))
            for each in _in_order(seen["ideas"])
        ],
        "waiting": [each["name"] for each in seen["ideas"] if each["standing"] == "tested"],
        "settled": what_came(at),
        "inbox_since": _by_writer(seen["news"]),
        "choices": [(each, quantities.get(each["forecast"], "")) for each in shown["choices"]],
    }


def under_way(at: Played, job: Job, now: float) -> dict[str, Any]:
    """How far a record is, and what is known of each decision before it is there."""
    from fieldcraft.practice.debrief import REPLAYS
    from fieldcraft.practice.steps import EFFECTS
    from fieldcraft.practice.telling import SAME_LUCK

    known, of = len(job.decisions), len(at.run.decided)
    if known < of:
        stage = "The effects of your decisions are being worked out."
    else:
        stage = "What each decision brought is there. The rest of the record is being worked out."
    done = ""
    if job.step is not None:
        effects = f"Replayed in the world as it was: {known} of {of} decisions."
        done = effects if job.step.part == EFFECTS else job.step.said
    return {
        "at": at,
        "scenario": at.run.scenario,
        "unit": at.run.scenario.currency,
        "replays": REPLAYS,
        "job": job,
        "problems": job.problems,
        "complete": known == of,
        "stage": stage,
        "done": done,
        "left": time_in_words(job.seconds_left(now)),
        "percent": int(100 * job.share),
        "same_luck_note": SAME_LUCK,
        "decisions": [
            (each, _effect(each["effect_here"]), _luck(each), _forecast(each["forecast"]))
            for each in job.decisions
        ],
    }


def record(at: Played, told: dict[str, Any]) -> dict[str, Any]:
    """The debrief as its page shows it."""
    unit, result, se = told["unit"], told["result"], told["result"]["se"]
    skill = Part("your decisions", result["decision_skill"], se["decision_skill"])
    parts = (
        Part("what a sensible policy could expect at the start", result["reference"], se["reference"]),
        skill,
        Part("a world that nobody could know", result["unknowable_luck"]),
        Part("luck", result["noise_luck"]),
    )
    brought = "added" if skill.value >= 0 else "cost"
    finding = (
        f"Your decisions {brought} {with_error(abs(skill.value), skill.error or 0)} {unit} "
        "beside a sensible policy."
    )
    customers = result["total"] - contribution(at)
    return {
        "at": at,
        "scenario": at.run.scenario,
        "told": told,
        "own_view": _own_view(told),
        "contribution": _money(contribution(at)),
        "customers": f"{customers:+,.0f}".replace("-", "−"),
        "segments": [_segment(each) for each in told["hidden_world"]["segments"]],
        "unit": unit,
        "total": _money(result["total"]),
        "figure": draw_sum(finding, parts, unit),
        "decisions": [
            (
                each,
                _effect(each["expected_then"]),
                _effect(each["effect_here"]),
                _luck(each),
                _forecast(each["forecast"]),
            )
            for each in told["decisions"]
        ],
        "worst": [(each, _effect(each["expected_then"])) for each in told["worst"]],
        "regret": {name: _money(told["regret"][name]) for name in ("at_least", "at_most")},
        "spared": {name: f"{value:,.0f}" for name, value in told["variance_reduction"].items() if value},
        "brier": None if told["forecasts"]["brier"] is None else f"{told['forecasts']['brier']:.3f}",
    }


def _own_view(told: dict[str, Any]) -> list[tuple[str, dict[str, Any], str]]:
    """What the player called best and worst, each with its decision and what could be expected of it then."""
    view = told.get("own_view") or {}
    by_week = {each["week"]: each for each in told["decisions"]}
    return [
        (name, by_week[view[name]], _effect(by_week[view[name]]["expected_then"]))
        for name in ("best", "worst")
        if view.get(name) in by_week
    ]


def _effect(value: dict[str, float]) -> str:
    """A mean with its sign and error, never torn apart; a bare zero where nothing was decided otherwise."""
    if not value["mean"] and not value["se"]:
        return "0"
    return with_error(value["mean"], value["se"], signed=True).replace(" ", "\N{NO-BREAK SPACE}")


def _luck(each: dict[str, Any]) -> str:
    return said(Part("", each["same_luck"])) if round(each["same_luck"]) else "0"


def _by_writer(news: list[dict[str, str]]) -> list[tuple[str, list[str]]]:
    """The short messages, those of one colleague together."""
    names = dict.fromkeys(each["from"] for each in news)
    return [(name, [each["text"] for each in news if each["from"] == name]) for name in names]


def what_came(at: Played) -> list[str]:
    """What came of each forecast that was settled by the newest decision."""
    entries = at.kept.entries
    since = max((place for place, each in enumerate(entries) if each.kind == "bet_opened"), default=0)
    return [_came(at, each.body["bet"]) for each in entries[since:] if each.kind == "bet_settled"]


def contribution(at: Played) -> float:
    """What came in less what went out, from the first week to where the run stands."""
    from fieldcraft.practice.state import TOTAL

    return float(at.run.lane.state.level[0, TOTAL])


def _came(at: Played, number: int) -> str:
    decided, outcome = at.run.decided[number - 1], at.kept.settled[number].to_dict()
    assert decided.ask is not None and decided.forecast is not None, "only what was asked is settled"
    forecast = decided.forecast.to_dict()
    if "value" in outcome:
        p10, p90, value = (
            _figure(each, forecast["unit"]) for each in (forecast["p10"], forecast["p90"], outcome["value"])
        )
        held = "held" if forecast["p10"] <= outcome["value"] <= forecast["p90"] else "missed"
        came = f"{_counted(value, forecast['unit'])}; you said {p10} to {p90}: {held}"
    else:
        came = f"{outcome['happened']}; you gave it {100 * forecast['probability']:.0f}\u00a0%"
    return f"Your forecast of week {decided.week}, {decided.ask.quantity}: {came}."


def _forecast(forecast: dict[str, Any] | None) -> str:
    if forecast is None:
        return "none"
    if "value" in forecast:
        words = "held" if forecast["held"] else "missed"
        asked = forecast["said"]
        p10, p90, came = (
            _figure(each, asked["unit"]) for each in (asked["p10"], asked["p90"], forecast["value"])
        )
        came = _counted(came, asked["unit"])
        return f"{asked['quantity']}: {p10} to {p90}; came to {came}: {words}"
    question = forecast["said"]["question"]
    chance = f"{100 * forecast['said']['probability']:.0f}\u00a0%"
    return f"{question}: {chance}; came: {forecast['happened']}; Brier score {forecast['score']:.2f}"


def _figure(value: float, unit: str) -> str:
    """A number with a digit behind the point where it is a small share, time or sum."""
    digits = 1 if unit not in COUNTED and abs(value) < 100 and value != round(value) else 0
    return f"{value:,.{digits}f}".replace("-", "−")


def _counted(figure: str, unit: str) -> str:
    """A figure with its unit, never torn apart; people are named by what is counted."""
    return figure if unit in COUNTED else f"{figure}\N{NO-BREAK SPACE}{unit}"


def _test(test: dict[str, list[int]] | None) -> str:
    if test is None:
        return "–"
    old, new = (
        f"{100 * began / people:.1f}\u00a0% of {people:,}" if people else "–"
        for began, people in test.values()
    )
    return f"old {old}, new {new}"


def _in_order(ideas: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is in the works first, then what nobody has begun; of each what is asked for most first."""
    return sorted(ideas, key=lambda each: (each["standing"] == "not begun", -each["share_of_requests"]))


def _scaled(idea: dict[str, Any]) -> tuple[str, str]:
    """What the team guesses of an idea and what interviews say, on one scale around zero."""
    heard = idea["interviews_say"]
    return _signed(idea["team_guesses"]), "–" if heard is None else _signed(heard)


def _signed(value: float) -> str:
    """To two digits, with its sign unless they are zero."""
    said = f"{value:+.2f}".replace("-", "−")
    return "0" if said[1:] == "0.00" else said


def _segment(each: dict[str, float]) -> tuple[str, ...]:
    """Who some of the people were: how many, how many of them buy and leave a week, how they take a price."""
    buy, leave = (f"{100 * each[name]:.1f}\u00a0%" for name in ("buy_a_week", "leave_a_week"))
    return f"{each['people']:,}", buy, leave, f"{each['price_elasticity']:.2f}".replace("-", "−")


def _cell(name: str, value: float | None) -> str:
    if value is None:
        return "not in yet"
    return f"{value:.1f}" if name == "wait" else f"{value:,.0f}".replace("-", "−")


def _money(value: float) -> str:
    return f"{value:,.0f}".replace("-", "−")
