"""Drafts from a manager's own answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.lint.check import lint
from fieldcraft.ads.lint.rewrite import questions, read_answers, rewritten
from fieldcraft.refusal import Refused

AD = "Product owner\n\n- A CSPO certification is required.\n- You like people.\n- You are a ninja.\n"


def test_each_passage_with_findings_is_one_question() -> None:
    asked = questions(lint("We want a ninja, a guru with a PMP.\n\nAn MBA is preferred."))
    assert [(each.id, [found.code for found in each.findings]) for each in asked] == [
        ("1.1", ["FC301", "FC301", "FC101"]),
        ("3.1", ["FC105"]),
    ]
    assert asked[0].passage == "We want a ninja, a guru with a PMP."


def test_an_answer_takes_the_place_of_its_passage_and_nothing_else_moves() -> None:
    answer = "In 90 days sales and engineering accept one ordered backlog."
    draft = rewritten(lint(AD), {"3.3": answer})
    assert draft.text == AD.replace("A CSPO certification is required.", answer)
    assert [each.id for each in draft.open if each.start is not None] == ["5.3"]


def test_an_empty_answer_takes_the_whole_bullet_out() -> None:
    draft = rewritten(lint(AD), {"5.3": ""})
    assert draft.text == AD.replace("- You are a ninja.\n", "")


def test_without_answers_nothing_is_made_up() -> None:
    assert rewritten(lint(AD), {}).text == AD


@given(st.text(alphabet="a nij.\n-", max_size=80))
def test_no_text_is_lost_without_answers(around: str) -> None:
    text = f"{around}\n\nYou are a ninja.\n\n{around}"
    assert rewritten(lint(text), {}).text == text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([], "no object"),
        ({"9.9": "x"}, "no question 9.9"),
        ({"3.3": 7}, "no text"),
        ({"3.3": "x" * 2001}, "longer"),
        ({"3.3": "a\x00b"}, "control characters"),
        ({"3.3": "\ud800"}, "control characters"),
    ],
)
def test_answers_that_do_not_fit_are_refused(value: object, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_answers(value, questions(lint(AD)))
