"""The means, compared: how far each is expected to move this person, less what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldcraft.chance.intervals import share
from fieldcraft.question.beliefs import AdsSeen, Beliefs, believe, counted_answers
from fieldcraft.question.content import Content
from fieldcraft.question.inputs import Inputs
from fieldcraft.question.parts import SWANSON, CertificateFacts, Means, Triple, mean_of

Range = tuple[float, float]


@dataclass(frozen=True)
class Costs:
    """What a means costs: hours and money as ranges; money None when nobody entered or sourced it."""

    hours: Range
    money: Range | None
    hours_entered: bool
    money_entered: bool

    @property
    def middle_hours(self) -> float:
        return sum(self.hours) / 2


@dataclass(frozen=True)
class Situation:
    """One person's question, prepared for comparing: inputs, ads, beliefs and what follows from them."""

    content: Content
    inputs: Inputs
    ads: AdsSeen | None
    certificate: CertificateFacts | None
    beliefs: Beliefs
    answers: Mapping[str, str]
    share: Triple
    money_counts: float
    hour_is_worth: float | None


@dataclass(frozen=True)
class Option:
    """A means as it stands for this person. `value` is (low, middle, high), 0 to 100, within one answer only.

    The middle is the expected movement less the cost; low and high leave out one chance in ten each, over
    both what is unsure: which reason it is, and how well the means works.
    """

    means: Means
    asked_for: bool
    costs: Costs
    value: Triple
    net: float
    outcomes: Mapping[str, Triple]


def situation(
    content: Content, inputs: Inputs, ads: AdsSeen | None, certificate: CertificateFacts | None = None
) -> Situation:
    """Prepare one person's question for comparing."""
    answers = counted_answers(content, inputs, ads)
    return Situation(
        content,
        inputs,
        ads,
        certificate,
        believe(content, inputs, ads),
        answers,
        _share_of_ads(content, answers, ads),
        _money_counts(content, answers),
        content.cost.hour_is_worth.get(inputs.currency),
    )


def applicable(now: Situation) -> list[Means]:
    """The means that fit who asks and what is asked about."""
    return [
        means
        for means in now.content.means.values()
        if (means.asked_as is None or means.asked_as == now.inputs.about)
        and (not means.only_about or now.inputs.about in means.only_about)
        and (not means.askers or now.inputs.asker in means.askers)
    ]


def first(now: Situation) -> Means:
    """The means that comes first."""
    return max(applicable(now), key=lambda means: (net_value(now, means), means.id))


def compared(now: Situation) -> list[Option]:
    """All applicable means as options, best first."""
    options = [_option(now, means) for means in applicable(now)]
    return sorted(options, key=lambda option: (option.net, option.means.id), reverse=True)


def net_value(now: Situation, means: Means) -> float:
    """Expected movement less the cost in points; what the order goes by. May lie below 0."""
    touched = _touched(now, means)
    moved = sum(
        chance * (mean_of(outcome(now, means, reason)) if reason in touched else means.expected[reason])
        for reason, chance in now.beliefs.items()
    )
    return moved - cost_in_points(now, costs_of(now, means))[1]


def _touched(now: Situation, means: Means) -> set[str]:
    """The reasons under which an answer, or the share of ads, changes what this means is worth."""
    touched = set(means.by_share)
    for need in means.needs:
        if now.answers.get(need.question) in need.factors:
            touched.update(need.under)
    return touched


def outcome(now: Situation, means: Means, reason: str) -> Triple:
    """How far this means moves this person if `reason` is the main one (low, middle, high; 0 to 100)."""
    low, middle, high = means.moves[reason]
    factor = 1.0
    for need in means.needs:
        if reason in need.under:
            factor *= need.factors.get(now.answers.get(need.question, ""), 1.0)
    if reason in means.by_share:
        # A certificate opens at most the ads that require it; from half of them on it counts in full.
        share_low, share_middle, share_high = (min(1.0, 2 * x) for x in now.share)
        return (
            min(100.0, low * factor * share_low),
            min(100.0, middle * factor * share_middle),
            min(100.0, high * factor * share_high),
        )
    return min(100.0, low * factor), min(100.0, middle * factor), min(100.0, high * factor)


def costs_of(now: Situation, means: Means) -> Costs:
    """Hours and money: entered by the person, else read about the named certificate, else our estimate."""
    said = now.inputs.costs.get(means.id)
    facts = now.certificate if means.id == "the_certificate" else None
    hours: Range = facts.hours if facts and facts.hours else means.hours
    money: Range | None = (0.0, 0.0) if means.free else None
    if facts and facts.money and facts.currency == now.inputs.currency:
        money = facts.money
    if said is not None and said.hours is not None:
        hours = (said.hours, said.hours)
    if said is not None and said.money is not None:
        money = (said.money, said.money)
    return Costs(
        hours,
        money,
        hours_entered=said is not None and said.hours is not None,
        money_entered=said is not None and said.money is not None,
    )


def cost_in_points(now: Situation, costs: Costs) -> Triple:
    """The cost as points of movement foregone (lowest, middle, highest)."""
    rule = now.content.cost
    if costs.money == (0.0, 0.0):
        money_hours: Range = (0.0, 0.0)
    elif costs.money is None or now.hour_is_worth is None:
        money_hours = rule.unknown_money_as_hours
    else:
        money_hours = (costs.money[0] / now.hour_is_worth, costs.money[1] / now.hour_is_worth)
    low, high = (
        rule.points_per_hour * (hours + now.money_counts * money)
        for hours, money in zip(costs.hours, money_hours, strict=True)
    )
    return low, (low + high) / 2, high


def _option(now: Situation, means: Means) -> Option:
    costs = costs_of(now, means)
    cheapest, usual, dearest = cost_in_points(now, costs)
    outcomes = {reason: outcome(now, means, reason) for reason in now.beliefs}
    atoms = [
        (x, chance * weight)
        for reason, chance in now.beliefs.items()
        for x, weight in zip(outcomes[reason], SWANSON, strict=True)
    ]
    net = sum(x * weight for x, weight in atoms) - usual
    middle = _within_scale(net)
    low = min(middle, _within_scale(_quantile(atoms, 0.1) - dearest))
    high = max(middle, _within_scale(_quantile(atoms, 0.9) - cheapest))
    return Option(means, means.asked_as is not None, costs, (low, middle, high), net, outcomes)


def chance_it_does_better(now: Situation, one: Option, other: Option) -> float:
    """How likely `one` moves this person further than `other`, costs counted; ties count half (0 to 1)."""
    lead = cost_in_points(now, other.costs)[1] - cost_in_points(now, one.costs)[1]
    total = 0.0
    for reason, chance in now.beliefs.items():
        for x, x_weight in zip(one.outcomes[reason], SWANSON, strict=True):
            for y, y_weight in zip(other.outcomes[reason], SWANSON, strict=True):
                ahead = x + lead - y
                total += chance * x_weight * y_weight * (1.0 if ahead > 0 else 0.5 if ahead == 0 else 0.0)
    return total


def _quantile(atoms: list[tuple[float, float]], level: float) -> float:
    reached = 0.0
    for x, weight in sorted(atoms):
        reached += weight
        if reached >= level:
            return x
    return max(x for x, _ in atoms)


def _within_scale(points: float) -> float:
    return min(100.0, max(0.0, points))


def _share_of_ads(content: Content, answers: Mapping[str, str], ads: AdsSeen | None) -> Triple:
    """The share of this person's ads that require it: counted, else remembered, else a first guess."""
    if ads is not None and ads.read:
        counted = share(ads.requiring, ads.read)
        assert counted is not None
        return counted.low, (ads.requiring + 0.5) / (ads.read + 1), counted.high
    for question_id, answer in answers.items():
        choice = content.questions[question_id].choice(answer)
        if choice is not None and choice.share is not None:
            return choice.share
    return content.prior_share


def _money_counts(content: Content, answers: Mapping[str, str]) -> float:
    counts = 1.0
    for question_id, answer in answers.items():
        choice = content.questions[question_id].choice(answer)
        if choice is not None:
            counts *= choice.money_counts
    return counts
