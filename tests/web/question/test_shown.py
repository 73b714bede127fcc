from __future__ import annotations

import re

import pytest

from fieldcraft.question.inputs import Cost
from fieldcraft.sources.claims import all_claims
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.question import actions
from fieldcraft.web.question.shown import (
    CHANGES_SHOWN,
    beliefs_figure,
    beside,
    compared,
    evidence,
    html_of,
    parts_of,
    steps_ahead,
)
from fieldcraft.web.question.tables import AnswerRow
from tests.web.question.asking import NOW, REQUIRES, answered_to_the_end, started

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> AnswerRow:
    return answered_to_the_end(started(REQUIRES))


def test_the_margin_tells_the_beliefs_and_the_ads(row: AnswerRow) -> None:
    shown = beside(row)
    assert "1 of 1 of your ads" in shown["ads_said"]
    assert shown["beliefs"] == beliefs_figure(row.result)
    assert len(shown["changes"]) <= CHANGES_SHOWN
    assert shown["changes"] + shown["more_changes"] == row.result["what_would_change_it"]


def test_every_means_is_in_one_group_in_the_order_of_the_answer(row: AnswerRow) -> None:
    groups = compared(row.result)["groups"]
    rows = [each for _, group in groups for each in group]
    assert sorted(each["id"] for each in rows) == sorted(each["id"] for each in row.result["options"])
    assert rows[0]["id"] == row.result["options"][0]["id"]
    assert all(each["first"] or each["too_close"] for each in groups[0][1])
    assert not any(each["too_close"] for each in groups[1][1])


def test_a_long_word_on_a_cost_stands_below_its_row_and_a_short_one_in_its_cell(row: AnswerRow) -> None:
    rows = [each for _, group in compared(row.result)["groups"] for each in group]
    for each in rows:
        said = {each["hours_said"], each["money_said"]}
        told = {each["hours_short"], each["money_short"], *each["notes"]}
        assert said - told <= {"no fee"}
    assert any(each["notes"] for each in rows)


def test_each_claim_is_told_once_and_none_that_may_not_be_shown(row: AnswerRow) -> None:
    told = evidence(row.result)
    sides = [side for each in told["shown"] + told["folded"] for side in each["sides"]]
    ids = [claim.id for side in sides for claim in side["claims"]]
    assert len(ids) == len(set(ids)) > 0
    assert all(all_claims()[id].may_be_shown for id in ids)
    assert all(set(side["again"]) <= set(ids) for side in sides)


def test_the_evidence_on_the_first_and_the_asked_means_is_not_folded(row: AnswerRow) -> None:
    shown = {each["about"] for each in evidence(row.result)["shown"]}
    open_ones = {
        option["means"]
        for index, option in enumerate(row.result["options"])
        if (index == 0 or option["asked_for"]) and option["evidence"]
    }
    assert shown == open_ones


def test_the_steps_are_counted_from_one() -> None:
    assert steps_ahead(started().result) == "Question 1, seven at the most"


def test_the_costs_that_were_entered_stand_in_their_fields_again(row: AnswerRow) -> None:
    cost = Cost(hours=2.5, money=900)
    row = actions.set_cost(local_owner(), row.pk, "the_certificate", cost, row.version, NOW)
    assert parts_of(row)["stated"] == {"the_certificate": {"hours": "2.5", "money": "900"}}


def test_the_exported_page_needs_nothing_else_and_has_no_controls(row: AnswerRow) -> None:
    page = html_of(row)
    assert page.startswith("<!doctype html>")
    assert "light-dark(" in page
    assert not re.search(r"<(script|link|form|button|img|iframe)\b", page)
    assert not re.search(r'(src|href)="', page)
    for option in row.result["options"]:
        assert option["means"].replace("'", "&#x27;") in page


def test_a_name_with_markup_is_shown_as_text_in_the_exported_page() -> None:
    page = html_of(started(name="<script>alert(1)</script>"))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
