"""Means are compared by what they are expected to move, less what they cost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.question.beliefs import AdsSeen
from fieldcraft.question.compare import (
    Situation,
    chance_it_does_better,
    compared,
    cost_in_points,
    costs_of,
    first,
    net_value,
    outcome,
    situation,
)
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import Cost, Inputs
from fieldcraft.question.parts import SWANSON
from tests.question.test_beliefs import ads_seen
from tests.question.test_inputs import some_inputs

CONTENT = load_content()
ASKED = Inputs("experienced", "myself", "certificate", "CSPO")


def at(inputs: Inputs, ads: AdsSeen | None = None) -> Situation:
    return situation(CONTENT, inputs, ads)


@given(some_inputs(), st.none() | ads_seen)
def test_values_are_ranges_on_the_scale_and_in_order(inputs: Inputs, ads: AdsSeen | None) -> None:
    options = compared(at(inputs, ads))
    for option in options:
        low, middle, high = option.value
        assert 0 <= low <= middle <= high <= 100
    middles = [option.value[1] for option in options]
    assert middles == sorted(middles, reverse=True)
    assert first(at(inputs, ads)).id == options[0].means.id


@given(some_inputs(), st.none() | ads_seen)
def test_the_short_way_to_the_expected_value_equals_the_long_one(inputs: Inputs, ads: AdsSeen | None) -> None:
    now = at(inputs, ads)
    for means in CONTENT.means.values():
        if means.asked_as not in (None, inputs.about):
            continue
        long_way = sum(
            chance * weight * x
            for reason, chance in now.beliefs.items()
            for weight, x in zip(SWANSON, outcome(now, means, reason), strict=True)
        )
        assert net_value(now, means) == pytest.approx(long_way - cost_in_points(now, costs_of(now, means))[1])


@given(some_inputs())
def test_one_is_ahead_of_the_other_or_the_other_way_round(inputs: Inputs) -> None:
    now = at(inputs)
    one, other = compared(now)[:2]
    assert chance_it_does_better(now, one, other) + chance_it_does_better(now, other, one) == pytest.approx(1)


@given(st.floats(0, 500), st.floats(0, 500))
def test_more_hours_never_raise_a_value(some: float, more: float) -> None:
    some, more = sorted((some, more))
    for means in ("the_certificate", "count_ads"):
        less, rest = (
            net_value(at(ASKED.with_cost(means, Cost(hours=hours))), CONTENT.means[means])
            for hours in (some, more)
        )
        assert rest <= less


def test_an_unknown_fee_widens_the_range_until_it_is_entered() -> None:
    def width(inputs: Inputs) -> float:
        low, _, high = next(o for o in compared(at(inputs)) if o.means.id == "the_certificate").value
        return high - low

    client = ASKED.with_answer("rule", "client").with_answer("equivalent", "exactly")
    assert width(client.with_cost("the_certificate", Cost(hours=15, money=800))) < width(client)


def test_money_of_the_employer_counts_less() -> None:
    dear = ASKED.with_cost("the_certificate", Cost(hours=15, money=4000))
    own, theirs = (dear.with_answer("lapses", answer) for answer in ("own", "employer_pays"))
    points = [
        cost_in_points(at(each), costs_of(at(each), CONTENT.means["the_certificate"]))
        for each in (own, theirs)
    ]
    assert points[1][1] < points[0][1]


def test_a_certificate_moves_a_job_hunter_as_far_as_the_ads_require_it() -> None:
    certificate = CONTENT.means["the_certificate"]
    none, all_of_them = (outcome(at(ASKED, AdsSeen(20, k)), certificate, "R01")[1] for k in (0, 20))
    assert none < 5
    assert all_of_them == certificate.moves["R01"][1]


def test_nothing_for_now_and_the_asked_thing_are_always_compared() -> None:
    for about in ("certificate", "class", "book", "coaching", "other"):
        options = compared(at(replace(ASKED, about=about)))
        assert [option.means.asked_as for option in options if option.asked_for] == [about]
        assert any(option.means.id == "nothing_for_now" for option in options)
        assert len(options) >= 5
