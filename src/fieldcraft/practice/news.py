"""What reached the desk since the last decision, and what came of earlier ones, as one sees it at work."""

from __future__ import annotations

import numpy as np

from fieldcraft.practice.asking import value_of
from fieldcraft.practice.effects import meant, ready, shows_in
from fieldcraft.practice.game import Lanes
from fieldcraft.practice.office import Figure, words
from fieldcraft.practice.run import Run
from fieldcraft.practice.seen import LATE, dashboard
from fieldcraft.practice.situations import WRITERS
from fieldcraft.practice.state import (
    BUILDING,
    CASH,
    DROPPED,
    IDEA,
    LIVE,
    QUEUED,
    RECORD,
    TEAM,
    TESTED,
    TESTING,
)

STANDINGS = ("not begun", "queued", "being built", "in a test", "tested", "released", "dropped")
CEO, SALES, SUPPORT_DESK, ENGINEERING = range(len(WRITERS))
# A figure is compared over so many weeks. A change of customers is told from so many per cent on, waiting
# from so many weeks on, and money when it lasts for less than so many.
SPAN, TOLD_CHANGE, TOLD_WAIT, TOLD_RUNWAY = 4, 5.0, 1.5, 30
# So many earlier decisions are looked back at, none older than so many weeks.
LOOKED_BACK, OLDEST = 3, 14


def manner(run: Run, writer: int) -> str:
    """How a colleague behaves now."""
    return words().mood(writer, float(run.lane.state.patience[0, writer]))


def news(run: Run) -> list[dict[str, str]]:
    """Short messages on what has happened since the last decision, each with who writes it."""
    if not run.decided:
        return []
    before, now = run.stood[-1], run.lane
    told = _moods(run, before, now) + _promises(run) + _work(run, before, now) + _figures(before, now)
    people = run.scenario.people
    return [{"from": people[who].name, "role": people[who].role, "text": text} for who, text in told]


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
        if choice.orders.release is not None and not ready(stood).any():
            continue
        if key in words().figures:
            said = _compared(run.lane, words().figures[key], decided.week, run.scenario.currency)
        elif idea >= 0:
            # What has been out for some while was told already.
            fresh = run.stood[-1].state.standing[0, idea] != LIVE
            said = f"“{run.scenario.ideas[idea]}” is {standing(run, idea)}" if fresh else ""
        else:
            said = ""
        if said:
            lines.append(f"Week {decided.week}, “{choice.text}”: {said}.")
    return lines


def holds(lane: Lanes, what: str) -> bool:
    """Whether what a message takes for granted is so; `what` as in `otherwise` of data/office.yaml."""
    if what == "ready":
        return bool(ready(lane).any())
    if what == "tested":
        return bool(((lane.state.tested[0, :, 2] > 0) & (lane.state.standing[0] != TESTING)).any())
    if what == "out":
        return bool((lane.state.standing[0] == LIVE).any())
    wait = _last(lane, "wait")
    return wait is not None and wait >= 1.0


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


def standing(run: Run, idea: int) -> str:
    """Where an idea stands, in words."""
    return STANDINGS[run.lane.state.standing[0, idea]]


def _moods(run: Run, before: Lanes, now: Lanes) -> list[tuple[int, str]]:
    told = []
    order = [name for name, _ in words().bands]
    for who, writer in enumerate(WRITERS):
        was, is_ = (order.index(words().band(float(at.state.patience[0, who]))) for at in (before, now))
        # Patience that comes back by itself is seen in how somebody behaves; nobody writes about it.
        thanked = is_ < was and run.points[len(run.decided) - 1][1].writer == who
        key = "patience_won" if thanked else f"patience_{order[is_]}" if is_ > was else ""
        if key in words().news:
            told.append((who, words().news[key][writer]))
    return told


def _promises(run: Run) -> list[tuple[int, str]]:
    """Who was promised an idea some weeks ago and does not have it."""
    told: list[tuple[int, str]] = []
    asked: set[int] = set()
    for number in reversed(range(len(run.decided))):
        situation, orders = run.points[number][1], run.chosen(number).orders
        who = situation.writer
        if orders.mood is None or who in asked:
            continue
        asked.add(who)
        idea = int(run.lane.world.pet[run.lane.lanes[0], who])
        due = run.week - run.decided[number].week >= SPAN
        if orders.mood == "promise" and due and run.lane.state.standing[0, idea] != LIVE:
            said = words().news["promise_open"][WRITERS[who]]
            told.append((who, said.format(idea=run.scenario.ideas[idea], standing=standing(run, idea))))
    return told


def _work(run: Run, before: Lanes, now: Lanes) -> list[tuple[int, str]]:
    says, told = words().news, []
    was, is_ = before.state.standing[0], now.state.standing[0]
    for idea in np.flatnonzero(was != is_):
        name, at = run.scenario.ideas[idea], int(is_[idea])
        if at == LIVE:
            told.append((ENGINEERING, says["released"].format(idea=name)))
        elif at == DROPPED:
            told.append((ENGINEERING, says["dropped"].format(idea=name)))
        elif at == TESTING:
            told.append((ENGINEERING, says["testing"].format(idea=name)))
        elif at == TESTED and now.state.tested[0, idea].sum():
            said = says["tested"].format(idea=name, test=said_by_test(now, int(idea)))
            told.append((ENGINEERING, said))
        elif at == TESTED:
            told.append((ENGINEERING, says["finished"].format(idea=name)))
    team_was, team = (float(at.state.level[0, TEAM]) for at in (before, now))
    if round(team) != round(team_was):
        key = "arrived" if team > team_was else "shrunk"
        told.append((ENGINEERING if team > team_was else CEO, says[key].format(team=round(team))))
    return told


def _figures(before: Lanes, now: Lanes) -> list[tuple[int, str]]:
    says, told = words().news, []
    paid, pay = (_last(at, "paying") for at in (before, now))
    if paid and pay is not None and abs(share := 100 * (pay - paid) / paid) >= TOLD_CHANGE:
        told.append((SALES, says["rose" if share > 0 else "fell"].format(share=f"{abs(share):.0f}")))
    wait = _last(now, "wait")
    if wait is not None and wait >= TOLD_WAIT:
        told.append((SUPPORT_DESK, says["waiting"].format(wait=f"{wait:.1f}")))
    weeks = runway(now)
    if weeks is not None and weeks < TOLD_RUNWAY and weeks < now.weeks - now.week:
        told.append((CEO, says["runway"].format(weeks=weeks)))
    return told


def said_by_test(lane: Lanes, idea: int) -> str:
    """What a test showed: shares of those who came to use it, and of how many."""
    old, began_old, new, began_new = (int(each) for each in lane.state.tested[0, idea])
    if not old or not new:
        return "Too few people came to say anything."
    return (
        f"Without it {100 * began_old / old:.1f} % of {old:,} came to use the product, "
        f"with it {100 * began_new / new:.1f} % of {new:,}."
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
    return f"At the pace of the last four weeks the cash lasts {weeks} weeks."


def _in_hand(run: Run) -> str:
    at = run.lane.state.standing[0]
    names = [run.scenario.ideas[idea] for idea in np.flatnonzero(at == BUILDING)]
    waiting = int((at == QUEUED).sum())
    if not names and not waiting:
        return "Nothing is in hand."
    hand = ", ".join(f"“{name}”" for name in names) or "nothing"
    return f"In hand: {hand}; {waiting} more in the list."


def _ready(run: Run) -> str:
    at = run.lane.state.standing[0]
    lines = [f"“{run.scenario.ideas[idea]}” is in its test." for idea in np.flatnonzero(at == TESTING)]
    for idea in np.flatnonzero(at == TESTED):
        said = said_by_test(run.lane, int(idea)) if run.lane.state.tested[0, idea].sum() else "Not tested."
        lines.append(f"“{run.scenario.ideas[idea]}” is finished. {said}")
    out = int((at == LIVE).sum())
    return (
        " ".join(lines) or f"Nothing waits; {out} of {int((at != IDEA).sum())} pieces begun are out already."
    )


def _last(lane: Lanes, metric: str) -> float | None:
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
    unit = {"%": " %", "money": f" {currency}", "people": "", "tickets": "", "weeks": ""}[figure.unit]
    return f"{text}{unit}{a_week}"


def _late(figure: Figure) -> int:
    return max(LATE[RECORD.index(each)] for each in (figure.metric, figure.over or figure.metric))
