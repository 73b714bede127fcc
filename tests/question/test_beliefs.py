"""Beliefs are probabilities, and move the way the evidence points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.question.beliefs import AdsSeen, believe, chance_of_answer, prior
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import Inputs
from tests.question.test_inputs import some_inputs

CONTENT = load_content()
ASKED = Inputs("experienced", "myself", "certificate", "CSPO")

ads_seen = st.integers(0, 40).flatmap(lambda n: st.builds(AdsSeen, st.just(n), st.integers(0, n)))


@given(some_inputs(), st.none() | ads_seen)
def test_beliefs_sum_to_one(inputs: Inputs, ads: AdsSeen | None) -> None:
    beliefs = believe(CONTENT, inputs, ads)
    assert sum(beliefs.values()) == pytest.approx(1)
    assert all(0 < chance < 1 for chance in beliefs.values())


@given(some_inputs())
def test_dont_know_and_skip_change_nothing(inputs: Inputs) -> None:
    before = believe(CONTENT, inputs, None)
    for question in CONTENT.questions:
        if question not in inputs.answers:
            for answer in ("dont_know", "skip"):
                assert believe(CONTENT, inputs.with_answer(question, answer), None) == pytest.approx(before)


@given(some_inputs())
def test_the_order_of_answers_does_not_matter(inputs: Inputs) -> None:
    reversed_answers = dict(reversed(list(inputs.answers.items())))
    again = Inputs(inputs.asker, inputs.for_whom, inputs.about, inputs.name, reversed_answers)
    assert believe(CONTENT, inputs, None) == pytest.approx(believe(CONTENT, again, None))


@given(some_inputs())
def test_what_the_answers_are_expected_to_do_to_a_belief_is_nothing(inputs: Inputs) -> None:
    """The law of total probability: averaged over its answers, a question moves no belief.

    A question that decides whether another answer counts is left out: it brings that answer's news as well.
    """
    before = believe(CONTENT, inputs, None)
    for question in CONTENT.questions.values():
        followed = [CONTENT.questions[given].asked_if for given in inputs.answers]
        if question.id in inputs.answers or any(question.id in asked_if for asked_if in followed):
            continue
        after = dict.fromkeys(before, 0.0)
        for choice in question.choices:
            weight = chance_of_answer(before, question, choice.id)
            for reason, chance in believe(CONTENT, inputs.with_answer(question.id, choice.id), None).items():
                after[reason] += weight * chance
        assert after == pytest.approx(before)


@given(st.integers(1, 30))
def test_each_further_ad_that_requires_it_makes_job_ads_likelier(read: int) -> None:
    chances = [believe(CONTENT, ASKED, AdsSeen(read, k))["R01"] for k in range(read + 1)]
    assert chances == sorted(chances)


def test_thirty_ads_weigh_more_than_three() -> None:
    few, many = (believe(CONTENT, ASKED, AdsSeen(n, n))["R01"] for n in (3, 30))
    assert prior(CONTENT, ASKED)["R01"] < few < many


def test_ads_that_were_read_replace_the_remembered_share() -> None:
    ads = AdsSeen(10, 0)
    remembered = ASKED.with_answer("ads_required", "most")
    assert believe(CONTENT, remembered, ads) == believe(CONTENT, ASKED, ads)


def test_nobody_read_is_as_if_no_ads_were_brought() -> None:
    assert believe(CONTENT, ASKED, AdsSeen(0, 0)) == believe(CONTENT, ASKED, None)


def test_who_asks_and_for_whom_moves_the_prior() -> None:
    leader = prior(CONTENT, Inputs("leader", "someone_i_lead", "class"))
    newcomer = prior(CONTENT, Inputs("new", "myself", "class"))
    assert leader["R21"] > 0.3 > newcomer["R21"]
    assert newcomer["R06"] > leader["R06"]
