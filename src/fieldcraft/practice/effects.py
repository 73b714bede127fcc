"""What a choice would change where a run stands, in plain lines: which idea, whose time, what price."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from fieldcraft.practice.game import Lanes
from fieldcraft.practice.in_words import listed, percent
from fieldcraft.practice.office import GROWS, words
from fieldcraft.practice.orders import MOST_SHARE, Orders, apply_orders, select
from fieldcraft.practice.scenarios import Scenario
from fieldcraft.practice.seen import values_tested
from fieldcraft.practice.situations import Choice, Situation
from fieldcraft.practice.state import SHARES, TESTED, TESTING, copied

# The one lane that a run plays.
HERE = np.zeros(1, dtype=np.intp)
_ON = {"support": "support", "repair": "repair", "learning": "interviews"}
_SAYS = {
    "drop": "takes out “{}”",
    "queue": "puts “{}” at the end of the list",
    "build": "puts “{}” first",
}
_TOLD = ("drop", "build", "queue")
HIRE_WEEKS = "in some two months"


def ideas_of(lane: Lanes, writer: int, orders: Orders) -> list[tuple[str, int]]:
    """The ideas that orders mean for the one lane played so far, each with what is done; -1 for none.

    In the order in which they are carried out, since what was put into the list is not chosen again. It goes
    by what the player can see.
    """
    state, plan = copied(lane.state, lane.plan)
    found = []
    for name in ("drop", "build", "queue"):
        selector = getattr(orders, name)
        if selector is None:
            continue
        found.append((name, int(select(lane.world, lane.lanes, state, plan, selector, HERE, writer)[0])))
        one = Orders(**{name: selector})
        apply_orders(lane.world, lane.lanes, state, plan, one, HERE, writer, lane.week)
    return found


def meant(lane: Lanes, situation: Situation, choice: Choice) -> int:
    """The idea that a choice puts into the list, first of all the one put first; -1 when there is none."""
    found = dict(ideas_of(lane, situation.writer, choice.orders))
    return found.get("build", found.get("queue", -1))


def ready(lane: Lanes) -> NDArray[np.bool_]:
    """Which ideas are finished and not out yet."""
    standing = lane.state.standing[0]
    return np.asarray((standing == TESTED) | (standing == TESTING))


def let_go(lane: Lanes, orders: Orders) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which ideas orders to release would release, and which they would put away."""
    if orders.release is None:
        none = np.zeros_like(ready(lane))
        return none, none
    out = ready(lane)
    if orders.release == "better":
        out &= values_tested(lane.state)[0][0] > 0
    tried = lane.state.tested[0].sum(-1) > 0
    return out, np.asarray((lane.state.standing[0] == TESTED) & tried & ~out)


def effects(lane: Lanes, scenario: Scenario, situation: Situation, choice: Choice) -> list[str]:
    """What the choice changes, one line each; that nothing changes is a line, too."""
    orders, plan = choice.orders, lane.plan
    lines = _ideas(lane, scenario, situation, orders)
    for name, change in orders.shift.items():
        now = float(plan.share[0, SHARES[name]])
        lines.append(_moved(_ON[name], now, min(max(now + change, 0.0), MOST_SHARE)))
    if orders.onboarding is not None:
        lines.append(_moved("first minutes", float(plan.onboarding[0]), orders.onboarding))
    if orders.price != 1.0:
        price = float(plan.price[0])
        lines.append(f"price {price:.2f} → {price * orders.price:.2f} {scenario.currency} a week")
    if orders.ads != 1.0:
        ads = float(plan.ads[0])
        lines.append(f"advertising {ads:,.0f} → {ads * orders.ads:,.0f} {scenario.currency} a week")
    if orders.hire:
        lines.append(f"{orders.hire} more in the team {HIRE_WEEKS}, with a wage every week from then on")
    if orders.test_weeks is not None and orders.test_weeks != int(plan.test[0]):
        weeks = orders.test_weeks
        lines.append(
            f"what is finished is tested for {weeks} weeks" if weeks else "nothing is tested any more"
        )
    if orders.hasty is not None and orders.hasty != bool(plan.hasty[0]):
        lines.append("the team takes shortcuts" if orders.hasty else "no shortcuts any more")
    return lines or ["the work goes on as it is"]


def shows_in(choice: Choice) -> str:
    """The key of the figure, or of the kind of question, that the choice shows in first."""
    orders = choice.orders
    given = {
        "price": orders.price != 1.0,
        "ads": orders.ads != 1.0,
        "onboarding": orders.onboarding is not None,
        "release": orders.release is not None,
        "drop": orders.drop is not None,
        "build": orders.build is not None,
        "queue": orders.queue is not None,
        "hire": orders.hire > 0,
        "test_weeks": orders.test_weeks is not None,
        **{name: name in orders.shift for name in SHARES},
    }
    return next((figure for order, figure in words().shows_in if given[order]), GROWS)


def person_weeks(weeks: float) -> str:
    """An amount of work in words."""
    return "1 person-week" if round(weeks) == 1 else f"{weeks:.0f} person-weeks"


def _ideas(lane: Lanes, scenario: Scenario, situation: Situation, orders: Orders) -> list[str]:
    lines = []
    # What comes first in the list is told first, though it is put there last.
    in_order = sorted(ideas_of(lane, situation.writer, orders), key=lambda each: _TOLD.index(each[0]))
    for name, idea in in_order:
        if idea < 0:
            lines.append("there is no idea that this could mean now")
            continue
        weeks = float(lane.world.estimate[lane.lanes[0], idea])
        about = "" if name == "drop" else f", estimated at {person_weeks(weeks)}"
        lines.append(_SAYS[name].format(scenario.ideas[idea]) + about)
    if orders.release is not None:
        out, away = let_go(lane, orders)
        names = [scenario.ideas[idea] for idea in np.flatnonzero(out)]
        gone = [scenario.ideas[idea] for idea in np.flatnonzero(away)]
        none = (
            "nothing did better in a test so far" if ready(lane).any() else "nothing is ready to be released"
        )
        lines.append(f"releases {listed(names)}" if names else none)
        if gone:
            lines.append(f"puts away {listed(gone)}")
    return lines


def _moved(work: str, now: float, then: float) -> str:
    """A share of the team's time before and after."""
    was, is_ = percent(now), percent(then)
    return f"{work} {was} as now" if was == is_ else f"{work} {was} → about {is_}"
