"""What colleagues write between two decisions of what has happened, as one hears it at work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from fieldcraft.practice.effects import HERE, meant
from fieldcraft.practice.game import Lanes
from fieldcraft.practice.in_words import in_weeks, percent, quoted
from fieldcraft.practice.looked_up import SPAN, last_shown, runway, said_by_test, stands
from fieldcraft.practice.office import words
from fieldcraft.practice.orders import select
from fieldcraft.practice.run import Run
from fieldcraft.practice.situations import WRITERS
from fieldcraft.practice.state import DROPPED, LIVE, TEAM, TESTED, TESTING

CEO, SALES, SUPPORT_DESK, ENGINEERING = range(len(WRITERS))
# A change of customers is told from such a share on, since two weeks of a noisy dashboard differ by half of
# it by themselves; waiting from so many weeks on, and money when it lasts for less than so many.
TOLD_CHANGE, TOLD_WAIT, TOLD_RUNWAY = 0.10, 1.5, 30
# What was heard is told from so many talks on.
TOLD_TALKS = 3
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
        + _talks(run, number, before, now)
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


def _talks(run: Run, number: int, before: Lanes, now: Lanes) -> list[Event]:
    """What was heard by who was sent to talk with people, of the idea of whoever had asked."""
    asked, last = run.points[number - 1][1], run.chosen(number - 1)
    idea = int(select(before.world, before.lanes, before.state, before.plan, "pet", HERE, asked.writer)[0])
    talks, said = now.state.heard[0, idea] - before.state.heard[0, idea]
    if last.orders.shift.get("learning", 0.0) <= 0 or idea < 0 or talks < TOLD_TALKS:
        return []
    guess = float(now.world.guess[now.lanes[0], idea])
    key = "talks_more" if said / talks > guess else "talks_less"
    return [Event(asked.writer, key, {"idea": quoted(run.scenario.ideas[idea]), "talks": f"{talks:.0f}"})]


def _promises(run: Run, number: int, before: Lanes, now: Lanes) -> list[Event]:
    """Who was promised an idea, and has it now, or some weeks later still not."""
    told: list[Event] = []
    asked, last = run.points[number - 1][1], run.chosen(number - 1)
    for who in range(len(WRITERS)):
        was, is_ = (int(at.plan.promised[0, who]) - 1 for at in (before, now))
        if who == asked.writer and last.orders.mood == "promise":
            # The answer came after the lane stood as it did before, and took the place of an earlier promise.
            was = meant(before, asked, last)
        idea = max(was, is_)
        if idea < 0:
            continue
        since = promised_in(run, number, who)
        standing = now.state.standing[0, idea]
        fills = {
            "idea": quoted(run.scenario.ideas[idea]),
            "since": f"{since}",
            "standing": stands(now, idea),
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
        fills = {"idea": quoted(ideas[idea]), "weeks_ago": f"week {int(now.state.since[0, idea]) + 1}"}
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
    paid, pay = (last_shown(at, "paying") for at in (before, now))
    if paid and pay is not None and abs(share := (pay - paid) / paid) >= TOLD_CHANGE:
        fills = {"share": percent(abs(share))}
        told.append(Event(SALES, "rose" if share > 0 else "fell", fills))
    wait = last_shown(now, "wait")
    if wait is not None and wait >= TOLD_WAIT:
        told.append(Event(SUPPORT_DESK, "waiting", {"wait": f"{wait:.1f}"}, value=wait))
    elif wait is not None and wait < CAUGHT_UP:
        told.append(Event(SUPPORT_DESK, "caught_up"))
    weeks = runway(now)
    if weeks is not None and weeks < TOLD_RUNWAY and weeks < now.weeks - now.week:
        fills = {"weeks": in_weeks(weeks)}
        told.append(Event(CEO, "runway", fills, value=weeks))
    return told
