"""The answer has the contract's shape and keeps its promises."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from fieldcraft.ads.count import AdCount, count_ads
from fieldcraft.ads.read import read_ad
from fieldcraft.bets.draft import read_draft
from fieldcraft.question.answer import answer_question, draft_for
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import Inputs, read_inputs
from tests.question.test_inputs import some_inputs

CONTENT = load_content()
TODAY = date(2026, 3, 5)
ASKED = Inputs("experienced", "myself", "certificate", "CSPO")
REQUIRES = "You must hold a current CSPO certification. You will own the roadmap."
PLAIN = "You will raise activation. You have shipped something and changed it later."


def count(*texts: str, asked: str | None = "CSPO") -> AdCount:
    return count_ads([read_ad(text) for text in texts], asked)


def answer(inputs: Inputs, ads: AdCount | None = None) -> dict[str, Any]:
    return answer_question(CONTENT, inputs, ads, TODAY)


def ask_again(inputs: Inputs, change: dict[str, Any], ads: AdCount | None = None) -> dict[str, Any]:
    said = inputs.to_dict()
    for key, values in change.items():
        said[key].update(values)
    return answer(read_inputs(said, CONTENT), ads)


@given(some_inputs())
@settings(max_examples=40, deadline=None)
def test_the_answer_is_plain_json_with_all_the_keys_of_the_contract(inputs: Inputs) -> None:
    said = json.loads(json.dumps(answer(inputs), allow_nan=False))
    assert {
        "reasons",
        "next_question",
        "ads",
        "end",
        "options",
        "what_would_change_it",
        "certificate_is_right",
        "cheapest_accepted",
        "first_step",
        "bet",
    } <= set(said)
    assert sum(reason["probability"] for reason in said["reasons"]) == pytest.approx(1)
    assert len(said["options"]) >= 5
    middles = [option["value"]["middle"] for option in said["options"]]
    assert middles == sorted(middles, reverse=True)
    assert sum(option["asked_for"] for option in said["options"]) == 1
    assert "nothing_for_now" in [option["id"] for option in said["options"]]
    assert (said["cheapest_accepted"] is not None) == said["certificate_is_right"]


@given(some_inputs())
@settings(max_examples=40, deadline=None)
def test_the_draft_is_one_that_the_bets_room_takes(inputs: Inputs) -> None:
    said = answer(inputs)
    draft = read_draft(said["bet"], TODAY)
    assert draft.due > TODAY
    assert said["bet"]["choice"] in said["bet"]["options"]
    for option in said["options"]:
        assert read_draft(draft_for(CONTENT, inputs, None, option["id"], TODAY), TODAY).due > TODAY


@given(some_inputs())
@settings(max_examples=25, deadline=None)
def test_every_listed_change_reverses_the_order_when_asked_again(inputs: Inputs) -> None:
    said = answer(inputs)
    for row in said["what_would_change_it"]:
        again = ask_again(inputs, row["change"])
        assert again["options"][0]["id"] == row["then_first"] != said["options"][0]["id"]


def test_every_kind_of_certificate_rule_makes_a_certificate_right_when_nothing_else_is_accepted() -> None:
    for rule in ("client", "ladder", "authority", "audit", "house"):
        strict = ASKED.with_answer("rule", rule).with_answer("equivalent", "exactly")
        said = answer(strict)
        assert said["certificate_is_right"], rule
        assert "PSPO I" in said["cheapest_accepted"]


def test_a_certificate_is_not_right_when_the_rule_takes_something_else() -> None:
    for rule in ("client", "ladder", "audit"):
        lenient = ASKED.with_answer("rule", rule).with_answer("equivalent", "accepts")
        assert not answer(lenient)["certificate_is_right"], rule


def test_the_ads_enter_the_reasoning() -> None:
    asked = ASKED.with_answer("rule", "ads").with_answer("stage", "leaving")
    none, all_three = answer(asked, count(PLAIN, PLAIN)), answer(asked, count(REQUIRES, REQUIRES, REQUIRES))
    job_ads = [
        next(reason["probability"] for reason in said["reasons"] if reason["id"] == "R01")
        for said in (none, all_three)
    ]
    assert job_ads[0] < job_ads[1]
    assert all_three["ads"]["requiring_this"] == 3
    assert all_three["ads"]["share_this"]["high"] == 1
    value = [
        next(option["value"]["middle"] for option in said["options"] if option["id"] == "the_certificate")
        for said in (none, all_three)
    ]
    assert value[0] + 20 < value[1]


def test_money_nobody_entered_or_read_is_unknown_and_said_to_be() -> None:
    said = answer(ASKED)
    option = next(option for option in said["options"] if option["id"] == "the_certificate")
    assert option["money"] is None
    assert "not read" in option["money_said"]
    entered = ask_again(ASKED, {"costs": {"the_certificate": {"hours": 15, "money": 900}}})
    option = next(option for option in entered["options"] if option["id"] == "the_certificate")
    assert option["money"] == {"low": 900, "high": 900}
    assert option["money_said"] == "as you entered"


def test_a_price_that_was_read_counts_in_its_own_currency_only() -> None:
    euros, dollars = (
        next(
            option
            for option in answer(Inputs("new", "myself", "certificate", "PSPO I", currency=currency))[
                "options"
            ]
            if option["id"] == "the_certificate"
        )
        for currency in ("EUR", "USD")
    )
    assert euros["money"] is None
    assert "USD 200" in euros["money_said"]
    assert dollars["money"] == {"low": 200, "high": 200}


def test_the_unreadable_ads_are_named() -> None:
    row = {"file": "a.pdf", "why": "It is encrypted."}
    said = answer_question(CONTENT, ASKED, count(PLAIN), TODAY, [row])
    assert said["ads"]["unreadable"] == [row]
    assert said["ads"]["read"] == 1


def test_every_reason_comes_first_under_some_answers() -> None:
    """With the whole list of questions answered as someone with that reason most likely would."""
    for reason in CONTENT.reasons:
        asker = "leader" if reason == "R21" else "experienced"
        answers = {
            question.id: max(question.choices, key=lambda choice: question.chance_of(choice.id, reason)).id
            for question in CONTENT.questions.values()
            if asker in (question.askers or asker)
        }
        said = answer(
            Inputs(asker, "someone_i_lead" if reason == "R21" else "myself", "certificate", "", answers)
        )
        assert said["reason_first"] == reason
        assert said["reasons"][0]["id"] == reason
        assert said["end"] == CONTENT.reasons[reason].end


def test_a_certificate_we_do_not_know_is_not_taken_for_the_one_the_ads_require() -> None:
    unknown = Inputs("experienced", "myself", "certificate", "Product Wizard")
    said = answer(unknown, count(*["PMP certification is required."] * 9, asked="Product Wizard"))
    assert said["ads"]["requiring_this"] == 0
    assert not said["certificate_is_right"]
    assert "0 of 9 ads that I read require it" in said["bet"]["reason"]


def test_money_counts_by_what_an_hour_is_worth_in_its_currency() -> None:
    values = []
    for currency, money in (("EUR", 900), ("JPY", 900 * 4500 / 40), ("XAF", 900)):
        inputs = Inputs("experienced", "myself", "certificate", "CSPO", {"rule": "client"}, currency=currency)
        said = ask_again(inputs, {"costs": {"the_certificate": {"hours": 15, "money": money}}})
        option = next(option for option in said["options"] if option["id"] == "the_certificate")
        values.append(option["value"]["middle"])
        assert ("not counted" in option["money_said"]) == (currency == "XAF")
    assert values[0] == pytest.approx(values[1])


def test_what_a_cost_was_entered_for_stays_in_sight() -> None:
    said = ask_again(ASKED, {"costs": {"look_elsewhere": {"hours": 500}}})
    assert "look_elsewhere" in [option["id"] for option in said["options"]]


def test_answers_to_questions_that_are_not_asked_any_more_do_not_count() -> None:
    stale = ASKED.with_answer("idea", "me").with_answer("why_sent", "said")
    assert answer(stale)["reasons"] == answer(ASKED.with_answer("idea", "me"))["reasons"]
