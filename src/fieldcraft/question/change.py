"""What would change the answer: the smallest change of one answer or one cost that puts another means first.

Nothing here is written beforehand. Every change listed was applied, and did put `then_first` first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor, log
from typing import Any

from fieldcraft.question.beliefs import applies, believe, chance_of_answer
from fieldcraft.question.compare import (
    Option,
    Situation,
    costs_of,
    first,
    net_value,
    situation,
)
from fieldcraft.question.inputs import Cost, Inputs
from fieldcraft.question.next_question import answered
from fieldcraft.question.parts import Means, Question

MOST_LISTED = 6

# Costs are taken to vary around our estimate by a factor of about 1.6 either way (standard deviation of
# the logarithm 0.5); judgement. A doubling then weighs about as much as an answer with four in ten of the
# chance of the likeliest.
SPREAD_OF_COST = 0.5
SMALLEST_HOURS = 0.25


@dataclass(frozen=True)
class Change:
    """One answer or one cost, changed, and the means that comes first then.

    `size` is how surprising the change would be, in nats: 0 is no surprise. `merge` is what to merge into the
    answers file.
    """

    merge: dict[str, Any]
    text: str
    then_first: Means
    size: float


def what_would_change_it(now: Situation, options: list[Option]) -> list[Change]:
    """The smallest change for each means that could come first, smallest first; six at the most."""
    smallest: dict[tuple[str, str], Change] = {}
    for change in (*_answer_changes(now), *_cost_changes(now, options)):
        key = (change.then_first.id, next(iter(change.merge)))
        if key not in smallest or change.size < smallest[key].size:
            smallest[key] = change
    return sorted(smallest.values(), key=lambda change: (change.size, change.text))[:MOST_LISTED]


def _answer_changes(now: Situation) -> Iterator[Change]:
    leader = first(now)
    for question in now.content.questions.values():
        if not applies(question, now.inputs, now.ads):
            continue
        chances = _chances_without(now, question)
        for choice in question.choices:
            if now.inputs.answers.get(question.id) == choice.id:
                continue
            after = answered(now, question.id, choice.id)
            then = first(after)
            if then.id != leader.id:
                yield Change(
                    {"answers": {question.id: choice.id}},
                    f"If you answered “{question.wording(now.inputs.led)}” with “{choice.text}”, "
                    f"{_would_come_first(now, then)}",
                    then,
                    log(max(chances.values()) / chances[choice.id]),
                )


def _chances_without(now: Situation, question: Question) -> dict[str, float]:
    """How likely each answer is from everything but this question."""
    others = {other: answer for other, answer in now.inputs.answers.items() if other != question.id}
    beliefs = believe(now.content, replace(now.inputs, answers=others), now.ads)
    return {choice.id: chance_of_answer(beliefs, question, choice.id) for choice in question.choices}


def _cost_changes(now: Situation, options: list[Option]) -> Iterator[Change]:
    leader, rest = options[0], options[1:]
    if rest:
        gap = leader.net - rest[0].net
        yield from _verified(now, leader, gap, dearer=True)
    for other in rest:
        yield from _verified(now, other, leader.net - other.net, dearer=False)


def _verified(now: Situation, option: Option, gap: float, dearer: bool) -> Iterator[Change]:
    """Changes of this option's hours and money by `gap` points that do put another means first."""
    for what in ("hours", "money"):
        if what == "money" and (option.means.free or now.hour_is_worth is None):
            continue
        old, new = _amounts(now, option, gap, what, dearer)
        if new is None or new == old:
            continue
        inputs = _with_amount(now.inputs, option, what, new)
        after = situation(now.content, inputs, now.ads, now.certificate)
        then = first(after)
        wanted = then.id != option.means.id if dearer else then.id == option.means.id
        if wanted and net_value(after, then) > 0:
            cost = inputs.costs[option.means.id]
            amounts = {
                key: value
                for key, value in (("hours", cost.hours), ("money", cost.money))
                if value is not None
            }
            yield Change(
                {"costs": {option.means.id: amounts}},
                f"{_cost_condition(now, option, what, old, new)}, {_would_come_first(now, then)}",
                then,
                log(max(new, SMALLEST_HOURS) / max(old, SMALLEST_HOURS)) ** 2 / (2 * SPREAD_OF_COST**2),
            )


def _amounts(
    now: Situation, option: Option, gap: float, what: str, dearer: bool
) -> tuple[float, float | None]:
    """The amount as it is counted now (middle), and the nearest round one that closes the gap, if any."""
    rule = now.content.cost
    costs = costs_of(now, option.means)
    if what == "hours":
        old, worth, step = costs.middle_hours, rule.points_per_hour, 0.5
    else:
        hour_is_worth = now.hour_is_worth or 1.0
        hours = (
            sum(rule.unknown_money_as_hours) / 2
            if costs.money is None
            else sum(costs.money) / 2 / hour_is_worth
        )
        old = hours * hour_is_worth
        worth = rule.points_per_hour * now.money_counts / hour_is_worth
        step = _round_step(hour_is_worth)
    needed = gap / worth
    # One step beyond the gap, so that a tie does not decide.
    new = (ceil((old + needed) / step) + 1) * step if dearer else (floor((old - needed) / step) - 1) * step
    return old, new if new >= 0 else None


def _round_step(hour_is_worth: float) -> float:
    """A round amount of money of about a quarter of an hour's worth: 10 euros, 1,000 yen."""
    return float(10 ** round(log(hour_is_worth / 4, 10)))


def _with_amount(inputs: Inputs, option: Option, what: str, amount: float) -> Inputs:
    said = inputs.costs.get(option.means.id, Cost())
    cost = replace(said, hours=amount) if what == "hours" else replace(said, money=amount)
    return inputs.with_cost(option.means.id, cost)


def _cost_condition(now: Situation, option: Option, what: str, old: float, new: float) -> str:
    more = "or more" if new > old else "or less"
    does = option.means.does.format(asked=now.inputs.asked)
    if what == "hours":
        return f"If “{does}” took {new:g} hours {more} (counted as {old:g} now)"
    known = "" if costs_of(now, option.means).money is not None else ", as it is unknown"
    return f"If “{does}” cost {new:,.0f} {now.inputs.currency} {more} (counted as {old:,.0f} now{known})"


def _would_come_first(now: Situation, then: Means) -> str:
    return f"“{then.does.format(asked=now.inputs.asked)}” would come first."
