from __future__ import annotations

from datetime import date

import pytest

from fieldcraft.bets.imports.candidate import Candidate, candidate, titled
from fieldcraft.bets.imports.table import BadLine
from fieldcraft.bets.life import replay
from fieldcraft.bets.settlement import Happened
from fieldcraft.refusal import Refused
from tests.bets.drafts import TODAY, draft

OPENED, SETTLED = date(2025, 1, 2), date(2025, 2, 20)


def found(**changes: object) -> Candidate:
    later = [(date(2025, 1, 9), 0.8)]
    made = candidate(2, draft(due="2025-03-01"), OPENED, SETTLED, Happened("yes"), (), later)
    assert isinstance(made, Candidate)
    return Candidate(**{**made.__dict__, **changes})  # type: ignore[arg-type]


def test_the_bet_is_unwitnessed_and_is_what_its_ledger_entries_lead_to() -> None:
    bet, events = found().to_bet("7", TODAY)
    assert bet.unwitnessed
    assert [event.kind for event in events] == ["bet_imported", "forecast_updated"]
    assert replay(events) == bet
    assert [each.on for each in bet.forecasts] == [OPENED, date(2025, 1, 9)]


def test_a_life_that_cannot_have_been_is_refused() -> None:
    with pytest.raises(Refused, match="still to come"):
        found(opened=date(2027, 1, 1), settled=None, outcome=None).to_bet("7", TODAY)
    with pytest.raises(Refused, match="A forecast was made after 2025-02-20"):
        found(later=((date(2025, 2, 25), 0.9),)).to_bet("7", TODAY)


def test_what_is_wrong_makes_a_bad_line() -> None:
    bad = candidate(2, draft(title=""), OPENED, None, None)
    assert isinstance(bad, BadLine) and "title is missing" in bad.why
    assert candidate(2, draft(), None, None, None, ["Said before."]) == BadLine(2, "Said before.")
    assert isinstance(candidate(2, draft(), OPENED, None, None, ["Said before."]), BadLine)


def test_a_title_is_one_line_of_a_length_that_can_be_kept() -> None:
    assert titled(" a\n b ") == {"title": "a b"}
    assert len(titled("word " * 100)["title"]) <= 200
