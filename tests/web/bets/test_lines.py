from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from fieldcraft.bets import life
from fieldcraft.bets.bet import Bet
from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.sentences import STATE_WORDS, numbers_in_words
from fieldcraft.bets.settlement import VOID
from fieldcraft.web.bets.lines import LINE_COLUMNS, Line, shown
from fieldcraft.web.bets.tables import BetRow
from tests.bets.drafts import TODAY, draft, drafts


def line(bet: Bet) -> Line:
    row = BetRow(number=1, **BetRow.columns(bet))
    return Line(*(getattr(row, name) for name in LINE_COLUMNS))


@given(drafts)
def test_a_line_says_what_its_bet_says(value: dict[str, Any]) -> None:
    bet, _ = life.open_bet("1", read_draft(value, TODAY), TODAY)
    for today in (TODAY, bet.draft.due, bet.draft.due + timedelta(1)):
        told = shown(line(bet), today)
        assert told.forecast == numbers_in_words(bet.forecast)
        assert (told.title, told.state) == (bet.draft.title, STATE_WORDS[bet.state(today)])


@pytest.mark.parametrize("state", ["open", "void"])
def test_a_bet_in_no_cell_shows_none(state: str) -> None:
    bet, _ = life.open_bet("1", read_draft(draft(), TODAY), TODAY)
    if state == "void":
        bet, _ = life.settle(bet, VOID, TODAY, reason="Mistyped")
    told = shown(line(bet), TODAY)
    assert (told.cell, told.state, told.rated) == (None, state, False)
