from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.refusal import Refused
from fieldcraft.roles.inputs import MOST_CRITERIA, read_criteria, read_criterion, read_role
from tests.roles.written import GOOD, ROLE, TODAY

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
NEAR = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("title", "for", "starts", "criteria", "change", "by", "roles"), JSON)
)


def test_a_role_and_a_bare_list_of_criteria_are_read() -> None:
    role = read_role(ROLE, TODAY)
    assert (role.title, role.whom, len(role.criteria)) == ("Product manager, onboarding", "Dana", 3)
    bare = read_role([GOOD], TODAY, title="PM")
    assert (bare.title, bare.starts, len(bare.criteria)) == ("PM", TODAY, 1)


def test_what_our_own_json_carries_beside_is_let_pass() -> None:
    row = GOOD | {"id": "R1.1", "faults": [], "role": "R1", "title": "PM", "for": "", "version": 1}
    assert read_criteria([row | {"read_as_english": True}])[0].id == "R1.1"


def test_all_that_is_wrong_is_told_at_once() -> None:
    value = {"criteria": [{"change": 3}, {"by": "2026-02-30"}, {"helps": ""}, "x"], "starts": "tomorrow"}
    with pytest.raises(Refused) as refused:
        read_role(value, TODAY)
    said = " ".join(refused.value.problems)
    for part in (
        "title",
        "change (criterion 1)",
        "2026-02-30",
        "did you mean help",
        "criterion 4",
        "tomorrow",
    ):
        assert part in said


def test_forty_criteria_are_read_and_more_are_refused() -> None:
    assert len(read_criteria([GOOD] * MOST_CRITERIA)) == 40
    with pytest.raises(Refused, match="41 criteria"):
        read_criteria([GOOD] * 41)


def test_no_criterion_at_all_is_refused_where_criteria_are_read_and_allowed_in_a_role() -> None:
    for value in ([], {"criteria": []}, {"roles": [ROLE | {"criteria": []}]}):
        with pytest.raises(Refused, match="no criterion"):
            read_criteria(value)
    assert read_role({"title": "PM"}, TODAY).criteria == ()


def test_a_text_of_a_hundred_thousand_letters_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused, match="100,000 characters; shorten it to 2,000"):
        read_criterion(GOOD | {"change": "a" * 100_000})


def test_markup_is_text() -> None:
    assert read_criterion({"change": "<script>alert(1)</script>"}).change == "<script>alert(1)</script>"


@given(JSON | NEAR | st.lists(NEAR, max_size=3))
def test_whatever_comes_is_read_or_refused(value: Any) -> None:
    for read in (read_criteria, read_criterion, lambda value: read_role(value, TODAY)):
        try:
            read(value)  # type: ignore[operator]
        except Refused as refused:
            assert refused.problems
