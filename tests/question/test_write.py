"""The answer as Markdown stands in the order of reading and shows no claim that was only recalled."""

from __future__ import annotations

from fieldcraft.question.inputs import Cost
from fieldcraft.question.write import ads_sentence, to_markdown
from fieldcraft.sources.claims import all_claims
from tests.question.test_answer import ASKED, PLAIN, REQUIRES, answer, count


def test_the_parts_stand_in_the_order_of_reading() -> None:
    text = to_markdown(answer(ASKED, count(REQUIRES, PLAIN)), all_claims())
    parts = [
        "# You asked about the CSPO certificate",
        "What you are after",
        "## What would tell us that we are wrong",
        "## The first step, within seven days",
        "## When a certificate is right",
        "## The means, compared",
        "## What the evidence says",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_ads_are_said_with_their_interval() -> None:
    said = ads_sentence(answer(ASKED, count(REQUIRES, PLAIN, PLAIN)))
    assert "1 of 3 of your ads require the CSPO certificate (could be 6 % to 79 % of such ads)." in said


def test_claims_that_were_only_recalled_are_not_shown() -> None:
    text = to_markdown(answer(ASKED), all_claims())
    assert "recalled" not in text
    assert "full paper" in text


def test_a_bar_in_a_name_does_not_break_the_table() -> None:
    named = answer(ASKED.with_cost("the_certificate", Cost(hours=3)))
    named["options"][0]["means"] = "a | b"
    assert "| a \\| b" in to_markdown(named, all_claims())
