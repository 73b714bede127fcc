"""What anybody in the office can look up: what is in hand, what tests showed, what figures did over weeks."""

from __future__ import annotations

import numpy as np

from fieldcraft.practice.asking import value_of
from fieldcraft.practice.effects import let_go, meant, shows_in
from fieldcraft.practice.game import Lanes
from fieldcraft.practice.in_words import in_weeks, listed, percent, quoted
from fieldcraft.practice.office import Figure, words
from fieldcraft.practice.run import Run
from fieldcraft.practice.seen import LATE, dashboard
from fieldcraft.practice.state import BUILDING, CASH, IDEA, LIVE, QUEUED, RECORD, TESTED, TESTING

STANDINGS = ("not begun", "queued", "being built", "in a test", "tested", "released", "dropped")
# Figures are compared over so many weeks.
SPAN = 4
# So many earlier decisions are looked back at, none older than so many weeks.
LOOKED_BACK, OLDEST = 3, 14


def came_of(run: Run) -> list[str]:
    """What the figures did after earlier decisions, the newest first; it does not say what caused it."""
    lines: list[str] = []
    for number in reversed(range(len(run.decided))):
        decided, situation = run.decided[number], run.points[number][1]
        if run.week - decided.week > OLDEST or len(lines) == LOOKED_BACK:
            break
        choice, stood = run.chosen(number), run.stood[number]
        key = shows_in(choice)
        idea = meant(stood, situation, choice)
        if choice.orders.release is not None and not any(each.any() for each in let_go(stood, choice.orders)):
            continue
        if key in words().figures:
            said = _compared(run.lane, words().figures[key], decided.week, run.scenario.currency)
        elif idea >= 0:
            # What has been out for some while was told already.
            fresh = run.stood[-1].state.standing[0, idea] != LIVE
            said = f"{quoted(run.scenario.ideas[idea])} is {stands(run.lane, idea)}" if fresh else ""
        else:
            said = ""
        if said:
            lines.append(f"Week {decided.week}, “{choice.text}”: {said}.")
    return lines


def beside(run: Run) -> list[str]:
    """What the dashboard and the office say about the message that asks for a decision."""
    if run.situation is None:
        return []
    lines = []
    for name in words().beside.get(run.situation.id[:3], ()):
        if name == "hand":
            lines.append(_in_hand(run))
        elif name == "ready":
            lines.append(_ready(run))
        elif name == "runway":
            lines.append(_runway_now(run.lane))
        else:
            lines.append(_lately(run.lane, words().figures[name], run.scenario.currency))
    return [line for line in lines if line]


def stands(lane: Lanes, idea: int) -> str:
    """Where an idea stands, in words: what waits and never was in a test is finished, and not tested."""
    at = int(lane.state.standing[0, idea])
    if at == TESTED and not lane.state.tested[0, idea].sum():
        return "finished"
    return STANDINGS[at]


def said_by_test(lane: Lanes, idea: int) -> str:
    """What a test showed: shares of those who came to use it, and of how many."""
    old, began_old, new, began_new = (int(each) for each in lane.state.tested[0, idea])
    if not old or not new:
        return "Too few people came to say anything."
    return (
        f"Without it {percent(began_old / old, 1)} of {old:,} came to use the product, "
        f"with it {percent(began_new / new, 1)} of {new:,}."
    )


def runway(lane: Lanes) -> int | None:
    """For how many weeks the cash lasts at the pace of the last weeks; None when it does not shrink."""
    if lane.week < SPAN:
        return None
    pace = float(lane.shown[0, lane.week - SPAN : lane.week, RECORD.index("contribution")].mean())
    return int(max(0.0, float(lane.state.level[0, CASH])) / -pace) if pace < 0 else None


def _runway_now(lane: Lanes) -> str:
    weeks = runway(lane)
    if weeks is None:
        return "Cash did not shrink over the last four weeks." if lane.week >= SPAN else ""
    return f"At the pace of the last four weeks the cash lasts {in_weeks(weeks)}."


def _in_hand(run: Run) -> str:
    at = run.lane.state.standing[0]
    names = [run.scenario.ideas[idea] for idea in np.flatnonzero(at == BUILDING)]
    waiting = int((at == QUEUED).sum())
    if not names and not waiting:
        return "Nothing is in hand."
    hand = listed(names) if names else "nothing"
    return f"In hand: {hand}; {waiting or 'nothing'} more in the list."


def _ready(run: Run) -> str:
    at = run.lane.state.standing[0]
    lines = [f"{quoted(run.scenario.ideas[idea])} is in its test." for idea in np.flatnonzero(at == TESTING)]
    for idea in np.flatnonzero(at == TESTED):
        said = said_by_test(run.lane, int(idea)) if run.lane.state.tested[0, idea].sum() else "Not tested."
        lines.append(f"{quoted(run.scenario.ideas[idea])} is finished. {said}")
    out = int((at == LIVE).sum())
    return (
        " ".join(lines) or f"Nothing waits; {out} of {int((at != IDEA).sum())} pieces begun are out already."
    )


def last_shown(lane: Lanes, metric: str) -> float | None:
    """The newest week of a metric that the dashboard shows; None while it shows none."""
    column = dashboard(lane.shown, lane.week)[0, :, RECORD.index(metric)]
    seen = column[~np.isnan(column)]
    return float(seen[-1]) if len(seen) else None


def _lately(lane: Lanes, figure: Figure, currency: str) -> str:
    until = lane.week - _late(figure)
    first = max(0, until - SPAN)
    if until <= 0:
        return ""
    span = f"weeks {first + 1} to {until}" if until > first + 1 else f"week {until}"
    value = _mean(lane, figure, first, until, currency)
    return f"{figure.says.capitalize()}: {value}, {span}."


def _compared(lane: Lanes, figure: Figure, week: int, currency: str) -> str:
    """The weeks before a decision beside the last ones; empty until enough have come in since."""
    until = lane.week - _late(figure)
    if week < 2 or until - week < 2:
        return ""
    before = _mean(lane, figure, max(0, week - SPAN), week, currency)
    since = _mean(lane, figure, max(week, until - SPAN), until, currency)
    return f"{figure.says}, {before} in the weeks before, {since} lately"


def _mean(lane: Lanes, figure: Figure, first: int, until: int, currency: str) -> str:
    """A week's value on average over weeks, in words."""
    if figure.over is None:
        column = lane.shown[0, first:until, RECORD.index(figure.metric)]
        value = float(column.mean())
    else:
        value = value_of(lane, figure, first, until)
    digits = 1 if figure.unit in ("%", "weeks") else 0
    text = f"{value:,.{digits}f}".replace("-", "−")
    a_week = " a week" if figure.summed and figure.over is None else ""
    unit = {"%": "\u00a0%", "money": f"\u00a0{currency}", "people": "", "tickets": "", "weeks": ""}[
        figure.unit
    ]
    return f"{text}{unit}{a_week}"


def _late(figure: Figure) -> int:
    return max(LATE[RECORD.index(each)] for each in (figure.metric, figure.over or figure.metric))
