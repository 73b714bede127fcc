"""Every change that is listed does put the named means first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldcraft.question.beliefs import AdsSeen
from fieldcraft.question.change import MOST_LISTED, Change, what_would_change_it
from fieldcraft.question.compare import compared, first, situation
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import Inputs, read_inputs
from tests.question.test_beliefs import ads_seen
from tests.question.test_inputs import some_inputs

CONTENT = load_content()


def changes(inputs: Inputs, ads: AdsSeen | None) -> list[Change]:
    now = situation(CONTENT, inputs, ads)
    return what_would_change_it(now, compared(now))


def merged(inputs: Inputs, change: Change) -> Inputs:
    """The answers file with the change merged into it, read back."""
    said = inputs.to_dict()
    for key, values in change.merge.items():
        said[key].update(values)
    return read_inputs(said, CONTENT)


@given(some_inputs(), st.none() | ads_seen)
@settings(max_examples=60, deadline=None)
def test_merging_a_listed_change_puts_its_means_first(inputs: Inputs, ads: AdsSeen | None) -> None:
    before = first(situation(CONTENT, inputs, ads)).id
    listed = changes(inputs, ads)
    assert len(listed) <= MOST_LISTED
    for change in listed:
        after = first(situation(CONTENT, merged(inputs, change), ads)).id
        assert after == change.then_first.id != before


@given(some_inputs())
@settings(max_examples=30, deadline=None)
def test_the_smallest_comes_first_and_each_is_of_one_thing(inputs: Inputs) -> None:
    listed = changes(inputs, None)
    assert [change.size for change in listed] == sorted(change.size for change in listed)
    for change in listed:
        (what,) = change.merge
        assert what in ("answers", "costs")
        assert len(change.merge[what]) == 1


@pytest.mark.parametrize("asker", ["new", "experienced", "leader"])
def test_there_is_always_something_that_would_change_it(asker: str) -> None:
    for answers in ({}, {"rule": "client", "equivalent": "exactly"}, {"rule": "nobody", "idea": "me"}):
        assert changes(Inputs(asker, "myself", "certificate", "CSPO", answers), None)


def test_the_smallest_cost_is_no_larger_than_needed() -> None:
    inputs = Inputs(
        "experienced", "myself", "certificate", "CSPO", {"rule": "client", "equivalent": "exactly"}
    )
    now = situation(CONTENT, inputs, None)
    leader = first(now).id
    dearer = next(
        change
        for change in what_would_change_it(now, compared(now))
        if leader in change.merge.get("costs", {})
    )
    ((what, amount),) = dearer.merge["costs"][leader].items()
    nearly = inputs.to_dict()
    nearly["costs"] = {leader: {what: amount - {"hours": 1.5, "money": 30}[what]}}
    assert first(situation(CONTENT, read_inputs(nearly, CONTENT), None)).id == leader


def test_a_change_says_what_would_come_first() -> None:
    for change in changes(Inputs("new", "myself", "class", "Agile basics"), None):
        assert change.text.startswith("If ")
        assert change.text.endswith(" would come first.")
