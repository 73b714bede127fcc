"""The question as a conversation: typed answers in, one kept bet out."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from fieldcraft.cli.answering import AdsRead
from fieldcraft.cli.dialogue import ask_in_terminal
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.question.tables import AnswerRow

pytestmark = pytest.mark.django_db(transaction=True)


def converse(*typed: str) -> Result:
    @click.command()
    def talk() -> None:
        ask_in_terminal(None, AdsRead((), (), ()))

    return CliRunner().invoke(talk, input="\n".join(typed) + "\n", catch_exceptions=False)


START = ("1", "CSPO", "2", "")  # a certificate, named CSPO, experienced, no ads
CLIENT_AND_NOTHING_ELSE = ("1", "1")


def test_it_asks_shows_the_answer_and_keeps_both_answer_and_bet() -> None:
    said = converse(*START, *CLIENT_AND_NOTHING_ELSE, "e", "y", "y", *[""] * 6, "80", "y")
    assert said.exit_code == 0
    assert "Why this question:" in said.output
    assert "What we believe so far" in said.output
    assert "# You asked about the CSPO certificate" in said.output
    assert AnswerRow.objects.get().inputs["answers"] == {"rule": "client", "equivalent": "exactly"}
    bet = BetRow.objects.get().to_bet()
    assert "This bet is vague" in said.output and "No base rate" in said.output
    assert bet.draft.title == "Get the cheapest certificate that is accepted"
    assert bet.to_dict(bet.opened)["forecast"]["probability"] == pytest.approx(0.8)


def test_what_is_refused_is_asked_again_and_nothing_is_lost() -> None:
    once = ["Ask twice", "", "", "2020-01-01", "", "", "140", "70"]
    again = ["y", "", "", "", "2099-01-01", "", "", "", "y"]
    said = converse(*START, *CLIENT_AND_NOTHING_ELSE, "e", "n", "y", *once, *again)
    assert "“140” is no chance" in said.output
    assert "has passed" in said.output
    draft = BetRow.objects.get().to_bet().draft
    assert draft.title == "Ask twice"
    assert draft.due.year == 2099


def test_a_vague_bet_may_be_gone_through_once_more_or_left() -> None:
    once, again = ["", "", "", "", "", "", "70", "n", "y"], ["", "", "", "", "", "", "", "n", "n"]
    said = converse(*START, *CLIENT_AND_NOTHING_ELSE, "e", "n", "y", *once, *again)
    assert said.output.count("This bet is vague") == 2
    assert not BetRow.objects.exists()


def test_going_back_takes_the_last_answer_away_and_asks_again() -> None:
    converse(*START, "1", "b", "7", "e", "y", "n")
    assert AnswerRow.objects.get().inputs["answers"] == {"rule": "nobody"}


def test_dont_know_and_skip_are_answers_and_nonsense_is_asked_again() -> None:
    said = converse(*START, "99", "d", "s", "e", "n", "n")
    assert "“99” is not among the answers" in said.output
    assert not AnswerRow.objects.exists()


def test_ads_named_in_the_conversation_are_counted(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("You must hold a current CSPO certification.")
    (tmp_path / "two.pdf").write_bytes(b"")
    said = converse("1", "CSPO", "2", str(tmp_path), "e", "n", "n")
    assert "1 of 1 of your ads require the CSPO certificate" in said.output
    assert "Not read: " in said.output
