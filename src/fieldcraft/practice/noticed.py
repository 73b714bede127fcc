"""What anybody in the office can notice before a decision, as names of facts and as figures in words.

It decides which words a message may use, so that they are true to the dashboard and the office. Only what a
player can see goes in: figures that have come in, what was decided, how ideas stand, tests that were shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from fieldcraft.practice.asking import BEYOND_CHANCE
from fieldcraft.practice.effects import HERE, person_weeks, ready
from fieldcraft.practice.game import Lanes
from fieldcraft.practice.in_words import in_weeks, listed, percent, quoted
from fieldcraft.practice.looked_up import SPAN, runway, said_by_test, stands
from fieldcraft.practice.news import promised_in
from fieldcraft.practice.orders import select
from fieldcraft.practice.run import Run
from fieldcraft.practice.seen import LATE, values_tested
from fieldcraft.practice.state import (
    BUILDING,
    CASH,
    DROPPED,
    HIRES,
    IDEA,
    LEARNING,
    LIVE,
    QUEUED,
    RECORD,
    REPAIR,
    TEAM,
    TESTED,
    TESTING,
)
from fieldcraft.practice.world import COMMON, Floats

# Weeks are compared four by four. So much up or down is a change: of customers, since two weeks of a noisy
# dashboard differ by nearly as much by themselves; of all else.
CHANGED, MOVED = 0.08, 0.15
# Fewer people than this more or less are not spoken of, nor is a share of fewer sign-ups.
FEW, ENOUGH = 3, 20
# Shares of those who sign up and come to use it that people call few and many.
BEGIN_FEW, BEGIN_MANY = 0.40, 0.50
# Weeks: a question waits, waits long, is answered at once; nothing came out; the year is nearly over.
WAITS, WAITS_LONG, AT_ONCE, QUIET, LATELY, LATE_YEAR = 1.0, 2.0, 0.3, 8, 4, 10
SHORT_RUNWAY = 30
# Shares of the team's time: talking with users, repairing, lost to debt.
LEARNS, REPAIRS, SLOW, BRISK = 0.10, 0.15, 0.25, 0.20
# Longer in hand than the estimate by this factor is long.
LONG_IN_HAND = 1.25


@dataclass
class Noticed:
    """Facts that are so, and figures and names to be filled in; what is not known is in neither."""

    facts: set[str] = field(default_factory=set)
    figures: dict[str, str] = field(default_factory=dict)

    def note(self, fact: str, so: bool) -> None:
        if so:
            self.facts.add(fact)


def noticed(run: Run, number: int) -> Noticed:
    """What can be noticed before decision `number`, by whom its situation lets write."""
    lane, found = run.stands(number), Noticed()
    found.facts |= {run.scenario.audience, run.scenario.kind}
    found.figures["product"] = run.scenario.product
    found.note("year_ends", lane.weeks - lane.week <= LATE_YEAR)
    _customers(found, lane)
    _newcomers(found, lane)
    _questions(found, lane)
    _money(found, lane, run.scenario.currency)
    _time(found, lane)
    _finished(found, lane, run.scenario.ideas)
    _in_hand(found, run, number, lane)
    _wishes(found, run, number, lane)
    return found


def known(lane: Lanes, metric: str) -> Floats:
    """The weeks of a metric that have come in, oldest first."""
    at = RECORD.index(metric)
    return np.asarray(lane.shown[0, : max(0, lane.week - LATE[at]), at])


def _whole(column: Floats) -> int:
    """The sum of what the dashboard prints week by week."""
    return int(np.round(column).sum())


def _customers(found: Noticed, lane: Lanes) -> None:
    paying, lost = known(lane, "paying"), known(lane, "lost")
    if len(paying) > SPAN:
        before, now = round(paying[-1 - SPAN]), round(paying[-1])
        found.figures |= {"paying": f"{now:,}", "paying_before": f"{before:,}"}
        found.note("grow", now >= before * (1 + CHANGED) and now > before)
        found.note("shrink", now <= before * (1 - CHANGED) and now < before)
        found.note("steady", not {"grow", "shrink"} & found.facts)
    if len(lost) < SPAN:
        return
    count = _whole(lost[-SPAN:])
    found.figures["left"] = _customers_said(count)
    found.note("leave_none" if count == 0 else "leave_some", True)
    if len(lost) < 2 * SPAN:
        return
    before = _whole(lost[-2 * SPAN : -SPAN])
    end = len(lost)
    share, was = (
        number / max(1.0, float(paying[first:last].sum()))
        for number, first, last in ((count, end - SPAN, end), (before, end - 2 * SPAN, end - SPAN))
    )
    found.figures["left_before"] = f"{before:,}" if before else "none"
    found.note("leave_more", count - before >= FEW and share >= was * (1 + MOVED))
    found.note("leave_less", before - count >= FEW and share <= was * (1 - MOVED))
    found.note("leave_alike", count > 0 and not {"leave_more", "leave_less"} & found.facts)


def _customers_said(count: int) -> str:
    return {0: "nobody", 1: "1 customer"}.get(count, f"{count:,} customers")


def _newcomers(found: Noticed, lane: Lanes) -> None:
    came, began = known(lane, "signups"), known(lane, "activated")
    came, began = came[: len(began)], began[: len(came)]
    now, was = _whole(came[-SPAN:]), _whole(came[-2 * SPAN : -SPAN])
    share = _whole(began[-SPAN:]) / max(1, now)
    if now >= ENOUGH:
        found.figures["begin"] = percent(share)
        found.note("begin_few", share < BEGIN_FEW)
        found.note("begin_many", share >= BEGIN_MANY)
    if len(came) < 2 * SPAN:
        return
    found.figures |= {"signups": f"{now:,}", "signups_before": f"{was:,}"}
    found.note("come_more", now - was >= FEW and now >= was * (1 + MOVED))
    found.note("come_less", was - now >= FEW and now <= was * (1 - MOVED))
    if min(now, was) >= ENOUGH:
        before = _whole(began[-2 * SPAN : -SPAN]) / was
        found.figures["begin_before"] = percent(before)
        found.note("begin_better", share >= before * (1 + MOVED))
        found.note("begin_worse", share <= before * (1 - MOVED))


def _questions(found: Noticed, lane: Lanes) -> None:
    wait, tickets = known(lane, "wait"), known(lane, "tickets")
    if len(wait):
        found.figures["wait"] = f"{wait[-1]:.1f}"
        found.note("waiting", wait[-1] >= WAITS)
        found.note("waiting_long", wait[-1] >= WAITS_LONG)
        found.note("answered", wait[-1] < AT_ONCE)
    if len(wait) > SPAN:
        found.figures["wait_before"] = f"{wait[-1 - SPAN]:.1f}"
        found.note("wait_more", wait[-1] >= wait[-1 - SPAN] + 0.5)
        found.note("wait_less", wait[-1] <= wait[-1 - SPAN] - 0.5)
    if len(tickets) >= 2 * SPAN:
        now, was = _whole(tickets[-SPAN:]), _whole(tickets[-2 * SPAN : -SPAN])
        found.figures |= {"tickets": f"{now:,}", "tickets_before": f"{was:,}"}
        found.note("ask_more", now - was >= FEW and now >= was * (1 + MOVED))
        found.note("ask_less", was - now >= FEW and now <= was * (1 - MOVED))


def _money(found: Noticed, lane: Lanes, currency: str) -> None:
    number = dict(zip(COMMON, lane.world.common, strict=True))
    price, start, ads = float(lane.plan.price[0]), float(number["price"]), float(lane.plan.ads[0])
    found.figures |= {
        "price": f"{price:.2f} {currency}".replace(" ", "\u00a0"),
        "price_start": f"{start:.2f} {currency}".replace(" ", "\u00a0"),
        "ads": f"{ads:,.0f} {currency}".replace(" ", "\u00a0"),
        "cash": f"{float(lane.state.level[0, CASH]):,.0f} {currency}".replace(" ", "\u00a0"),
    }
    found.note("price_same", abs(price - start) < 0.005)
    found.note("price_up", price >= start + 0.005)
    found.note("price_down", price <= start - 0.005)
    weeks = runway(lane)
    gone = bool(lane.state.level[0, CASH] <= 0)
    found.note("cash_gone", gone)
    found.note("cash_grows", weeks is None and lane.week >= SPAN and not gone)
    if weeks is not None and not gone:
        found.figures["runway"] = in_weeks(weeks)
        short = weeks < SHORT_RUNWAY and weeks < lane.weeks - lane.week
        found.note("cash_short", short)
        found.note("cash_lasts", weeks >= lane.weeks - lane.week)


def _time(found: Noticed, lane: Lanes) -> None:
    plan, share = lane.plan, lane.plan.share[0]
    learning, repair = float(share[LEARNING]), float(share[REPAIR])
    first_minutes = float(plan.onboarding[0])
    found.figures |= {
        "learning": percent(learning),
        "repair": percent(repair),
        "first_minutes": percent(first_minutes),
        "test_weeks": f"{int(plan.test[0])}",
        "team": f"{round(float(lane.state.level[0, TEAM]))}",
    }
    found.note("learns", learning >= LEARNS)
    found.note("learns_little", 0.015 < learning < LEARNS)
    found.note("learns_none", learning <= 0.005)
    found.note("repairs", repair >= REPAIRS)
    found.note("repairs_none", repair <= 0.005)
    found.note("first_minutes", first_minutes >= 0.05)
    found.note("hasty", bool(plan.hasty[0]))
    found.note("tests_on", bool(plan.test[0]))
    found.note("tests_off", not plan.test[0])
    found.note("hire_coming", bool(lane.state.level[0, HIRES] > 0))
    debt = known(lane, "debt")
    if len(debt):
        drag = float(debt[-1] / (1 + debt[-1]))
        found.figures["drag"] = percent(drag)
        found.note("slow", drag >= SLOW)
        found.note("brisk", drag < BRISK)
    if len(debt) > 2 * SPAN:
        was = float(debt[-1 - 2 * SPAN] / (1 + debt[-1 - 2 * SPAN]))
        found.figures["drag_before"] = percent(was)
        found.note("slower", drag >= was + 0.02)
        found.note("quicker", drag <= was - 0.02)


def _finished(found: Noticed, lane: Lanes, ideas: tuple[str, ...]) -> None:
    state, standing = lane.state, lane.state.standing[0]
    waiting, tried = np.flatnonzero(ready(lane)), np.flatnonzero(standing == TESTING)
    found.note("ready", bool(len(waiting)))
    found.note("ready_none", not len(waiting))
    found.note("waits", bool((standing == TESTED).any()))
    if len(waiting):
        found.figures["ready"] = listed([ideas[idea] for idea in waiting])
    if len(tried):
        found.note("testing", True)
        found.figures["testing"] = quoted(ideas[tried[0]])
    ended = np.flatnonzero((state.tested[0, :, 2] > 0) & (standing != TESTING))
    found.note("test_ended" if len(ended) else "test_none", True)
    if len(ended):
        # What is not decided yet comes before what is, the newest first.
        idea = max(ended, key=lambda each: (standing[each] == TESTED, state.since[0, each]))
        difference, precision = (float(each[0, idea]) for each in values_tested(state))
        beyond = difference * precision**0.5
        found.figures |= {"tested": quoted(ideas[idea]), "test": said_by_test(lane, int(idea))}
        found.note("test_open", bool(standing[idea] == TESTED))
        found.note("test_better", beyond >= BEYOND_CHANCE)
        found.note("test_worse", beyond <= -BEYOND_CHANCE)
        found.note("test_unclear", abs(beyond) < BEYOND_CHANCE)
    out = np.flatnonzero(standing == LIVE)
    found.note("out" if len(out) else "out_none", True)
    found.note("out_many", len(out) > 1)
    quiet = lane.week
    if len(out):
        newest = max(out, key=lambda each: state.since[0, each])
        quiet = lane.week - int(state.since[0, newest])
        found.figures |= {"out": f"{len(out)}", "last_out": quoted(ideas[newest])}
    found.note("out_lately", bool(len(out)) and quiet <= LATELY)
    found.note("quiet", quiet >= QUIET)
    found.figures["quiet"] = f"{quiet}"
    worst = int(select(lane.world, lane.lanes, state, lane.plan, "worst", HERE, 0)[0])
    found.note("harm" if worst >= 0 else "harm_none", True)
    if worst >= 0:
        found.figures["worst"] = quoted(ideas[worst])


def _in_hand(found: Noticed, run: Run, number: int, lane: Lanes) -> None:
    hand = int(lane.plan.queue[0, 0])
    if hand < 0 or lane.state.standing[0, hand] != BUILDING:
        return
    found.facts.add("busy")
    found.figures["hand"] = quoted(run.scenario.ideas[hand])
    since = lane.week
    for earlier in reversed(range(number)):
        stood = run.stands(earlier)
        if stood.plan.queue[0, 0] != hand or stood.state.standing[0, hand] != BUILDING:
            break
        since = stood.week
    estimate = float(lane.world.estimate[lane.lanes[0], hand])
    free = max(0.0, 1.0 - float(lane.plan.share[0].sum()) - float(lane.plan.onboarding[0]))
    worked = (lane.week - since) * float(lane.state.level[0, TEAM]) * free
    found.figures |= {"hand_weeks": f"{lane.week - since}", "hand_estimate": person_weeks(estimate)}
    found.note("hand_long", lane.week > since and worked > LONG_IN_HAND * estimate)


def _wishes(found: Noticed, run: Run, number: int, lane: Lanes) -> None:
    writer, ideas = run.points[number][1].writer, run.scenario.ideas
    standing, plan = lane.state.standing[0], lane.plan
    own = int(lane.world.pet[lane.lanes[0], writer])
    wish, loudest = (
        int(select(lane.world, lane.lanes, lane.state, plan, name, HERE, writer)[0])
        for name in ("pet", "loudest")
    )
    left = int((standing == IDEA).sum())
    found.figures["open"] = f"{left}"
    found.note("open_many", left >= FEW)
    found.note("wish" if wish >= 0 else "wish_none", True)
    if wish >= 0:
        found.figures["idea"] = quoted(ideas[wish])
        found.note("wish_listed", bool(standing[wish] == QUEUED))
        found.note("wish_begun", bool(standing[wish] == BUILDING))
        if wish != own:
            found.figures["own"] = quoted(ideas[own])
            found.note("own_out", bool(standing[own] == LIVE))
            found.note("own_gone", bool(standing[own] == DROPPED))
            found.note("own_ready", bool(standing[own] in (TESTED, TESTING)))
    found.note("heard" if loudest >= 0 else "heard_none", True)
    if loudest >= 0:
        found.figures["loudest"] = quoted(ideas[loudest])
    patience = float(lane.state.patience[0, writer])
    found.note("impatient", patience < 0.5)
    promised = int(plan.promised[0, writer]) - 1
    if promised >= 0 and standing[promised] != LIVE:
        found.facts.add("promised" if promised == wish else "promised_other")
        found.figures |= {
            "promised": quoted(ideas[promised]),
            "promised_stands": stands(lane, promised),
        }
        found.figures["promised_week"] = f"week {promised_in(run, number, writer)}"
