"""What reached the desk since the last decision, and what came of earlier ones, as one sees it at work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from fieldcraft.practice.asking import value_of
from fieldcraft.practice.effects import let_go, meant, shows_in
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
# Nobody waits long any more below so many weeks.
CAUGHT_UP = 0.5
# What goes on is told again when it has changed by so much: weeks of waiting, weeks of money, weeks gone by.
_GOES_ON = {"waiting": 1.0, "runway": 5.0, "promise_open": 6.0}
_ENDS = {"caught_up": "waiting"}
_TOLD = {LIVE: "released", DROPPED: "dropped", TESTING: "testing", TESTED: "finished"}


@dataclass(frozen=True)
class Event:
    """What a colleague may write about: who, what, the figures to fill in, and how far it has gone."""

    who: int
    key: str
    fills: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    value: float = 0.0


def manner(run: Run, writer: int) -> str:
    """How a colleague behaves now."""
    return words().mood(writer, float(run.lane.state.patience[0, writer]))


def news(run: Run) -> list[dict[str, str]]:
    """Short messages on what has happened since the last decision, each with who writes it.

    What was told before in the run is told in other words, and what goes on unchanged is not told again.
    """
    told: Counter[tuple[int, str]] = Counter()
    last: dict[tuple[int, str], float] = {}
    lines: list[dict[str, str]] = []
    for number in range(1, len(run.decided) + 1):
        lines = []
        for each in _happened(run, number):
            if not _worth_telling(each, last):
                continue
            person = run.scenario.people[each.who]
            text = words().small(each.key, each.who, told[each.who, each.key]).format_map(each.fills)
            told[each.who, each.key] += 1
            lines.append({"from": person.name, "role": person.role, "text": text[:1].upper() + text[1:]})
    return lines


def _happened(run: Run, number: int) -> list[Event]:
    """What a colleague could write about between two decisions, the later of them `number`."""
    before, now = run.stands(number - 1), run.stands(number)
    return (
        _moods(run.points[number - 1][1].writer, before, now)
        + _promises(run, number, before, now)
        + _work(run.scenario.ideas, before, now)
        + _figures(before, now)
    )


def _worth_telling(event: Event, last: dict[tuple[int, str], float]) -> bool:
    """Whether it is new, or has changed enough since it was told; notes it as told if so."""
    if event.key in _ENDS:
        # That something is over is told to who heard that it began.
        return last.pop((event.who, _ENDS[event.key]), None) is not None
    if event.key not in _GOES_ON:
        return True
    at = (event.who, event.key + event.about)
    if at in last and abs(event.value - last[at]) < _GOES_ON[event.key]:
        return False
    last[at] = event.value
    return True


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
            said = f"“{run.scenario.ideas[idea]}” is {standing(run, idea)}" if fresh else ""
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


def standing(run: Run, idea: int) -> str:
    """Where an idea stands, in words."""
    return STANDINGS[run.lane.state.standing[0, idea]]


def promised_in(run: Run, number: int, writer: int) -> int:
    """The week of the last promise to a colleague before decision `number`; there was one."""
    return next(
        run.decided[each].week
        for each in reversed(range(number))
        if run.points[each][1].writer == writer and run.chosen(each).orders.mood == "promise"
    )


def _moods(asked: int, before: Lanes, now: Lanes) -> list[Event]:
    """`asked` is who was answered in between."""
    told = []
    order = [name for name, _ in words().bands]
    for who in range(len(WRITERS)):
        was, is_ = (order.index(words().band(float(at.state.patience[0, who]))) for at in (before, now))
        # Patience that comes back by itself is seen in how somebody behaves; nobody writes about it.
        thanked = is_ < was and asked == who
        key = "patience_won" if thanked else f"patience_{order[is_]}" if is_ > was else ""
        if key in words().news:
            told.append(Event(who, key))
    return told


def _promises(run: Run, number: int, before: Lanes, now: Lanes) -> list[Event]:
    """Who was promised an idea, and has it now, or some weeks later still not."""
    told: list[Event] = []
    asked, last = run.points[number - 1][1], run.chosen(number - 1)
    for who in range(len(WRITERS)):
        was, is_ = (int(at.plan.promised[0, who]) - 1 for at in (before, now))
        if who == asked.writer and last.orders.mood is not None:
            # The answer came after the lane stood as it did before, and took the place of an earlier word.
            was = meant(before, asked, last) if last.orders.mood == "promise" else -1
        idea = max(was, is_)
        if idea < 0:
            continue
        since = promised_in(run, number, who)
        standing = now.state.standing[0, idea]
        fills = {
            "idea": _quoted(run.scenario.ideas[idea]),
            "since": f"{since}",
            "standing": STANDINGS[standing],
        }
        if standing == LIVE:
            told.append(Event(who, "promise_kept", fills))
        elif is_ >= 0 and now.week - since >= SPAN:
            told.append(Event(who, "promise_open", fills, f"{idea}", now.week))
    return told


def _work(ideas: tuple[str, ...], before: Lanes, now: Lanes) -> list[Event]:
    told = []
    was, is_ = before.state.standing[0], now.state.standing[0]
    ago = f"week {now.week}"
    for idea in np.flatnonzero(was != is_):
        at = int(is_[idea])
        fills = {"idea": _quoted(ideas[idea]), "weeks_ago": f"week {int(now.state.since[0, idea]) + 1}"}
        if at == TESTED and now.state.tested[0, idea].sum():
            told.append(Event(ENGINEERING, "tested", fills | {"test": said_by_test(now, int(idea))}))
        elif at in _TOLD:
            told.append(Event(ENGINEERING, _TOLD[at], fills))
    team_was, team = (float(at.state.level[0, TEAM]) for at in (before, now))
    if round(team) != round(team_was):
        who, key = (ENGINEERING, "arrived") if team > team_was else (CEO, "shrunk")
        told.append(Event(who, key, {"team": f"{round(team)}", "weeks_ago": ago}))
    return told


def _figures(before: Lanes, now: Lanes) -> list[Event]:
    told = []
    paid, pay = (_last(at, "paying") for at in (before, now))
    if paid and pay is not None and abs(share := 100 * (pay - paid) / paid) >= TOLD_CHANGE:
        fills = {"share": f"{abs(share):.0f}\u00a0%"}
        told.append(Event(SALES, "rose" if share > 0 else "fell", fills))
    wait = _last(now, "wait")
    if wait is not None and wait >= TOLD_WAIT:
        told.append(Event(SUPPORT_DESK, "waiting", {"wait": f"{wait:.1f}"}, value=wait))
    elif wait is not None and wait < CAUGHT_UP:
        told.append(Event(SUPPORT_DESK, "caught_up"))
    weeks = runway(now)
    if weeks is not None and weeks < TOLD_RUNWAY and weeks < now.weeks - now.week:
        fills = {"weeks": "1 week" if weeks == 1 else f"{weeks} weeks"}
        told.append(Event(CEO, "runway", fills, value=weeks))
    return told


def said_by_test(lane: Lanes, idea: int) -> str:
    """What a test showed: shares of those who came to use it, and of how many."""
    old, began_old, new, began_new = (int(each) for each in lane.state.tested[0, idea])
    if not old or not new:
        return "Too few people came to say anything."
    return (
        f"Without it {100 * began_old / old:.1f}\u00a0% of {old:,} came to use the product, "
        f"with it {100 * began_new / new:.1f}\u00a0% of {new:,}."
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
    hand = ", ".join(_quoted(name) for name in names) or "nothing"
    return f"In hand: {hand}; {waiting or 'nothing'} more in the list."


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


def _quoted(name: str) -> str:
    return f"“{name}”"


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
    unit = {"%": "\u00a0%", "money": f"\u00a0{currency}", "people": "", "tickets": "", "weeks": ""}[
        figure.unit
    ]
    return f"{text}{unit}{a_week}"


def _late(figure: Figure) -> int:
    return max(LATE[RECORD.index(each)] for each in (figure.metric, figure.over or figure.metric))
