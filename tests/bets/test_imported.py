from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.draft import read_draft, read_old_draft
from fieldcraft.bets.imported import import_bet
from fieldcraft.bets.life import replay
from fieldcraft.bets.settlement import VOID, Happened, Value
from fieldcraft.refusal import Refused
from tests.bets.drafts import CHANCE, FULL, TODAY, draft

OPENED = date(2024, 1, 10)
OLD = draft(due="2024-02-01")


def test_an_imported_bet_is_settled_and_marked_as_unwitnessed() -> None:
    bet, event = import_bet("1", read_old_draft(OLD, OPENED), OPENED, date(2024, 2, 3), Happened("no"), TODAY)
    assert (bet.state(TODAY), bet.unwitnessed, bet.cell) == ("settled", True, "none")
    assert event.body["on"] == TODAY.isoformat()
    assert replay([event]) == bet
    assert Bet.from_record(bet.record()) == bet
    assert bet.to_dict(TODAY)["unwitnessed"] is True


def test_an_outcome_without_a_day_is_taken_to_be_known_when_it_was_due() -> None:
    draft_ = read_old_draft(OLD, OPENED)
    for today, on in ((TODAY, date(2024, 2, 1)), (date(2024, 1, 20), date(2024, 1, 20))):
        bet, _ = import_bet("1", draft_, OPENED, None, VOID, today)
        assert bet.settlement is not None and bet.settlement.on == on
        assert bet.state(today) == "void"


def test_a_bet_without_an_outcome_runs_on() -> None:
    bet, _ = import_bet("1", read_old_draft(FULL, OPENED), OPENED, None, None, TODAY)
    assert bet.state(TODAY) == "open" and bet.unwitnessed


@pytest.mark.parametrize("chance", [0, 1])
def test_certainty_is_kept_in_an_old_bet_and_refused_in_a_new_one(chance: float) -> None:
    value = draft(forecast=CHANCE | {"probability": chance})
    bet, event = import_bet("1", read_old_draft(value, OPENED), OPENED, None, None, TODAY)
    assert replay([event]).forecast.numbers() == {"probability": chance} == bet.forecast.numbers()
    with pytest.raises(Refused, match="leaves no doubt"):
        read_draft(value, TODAY)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"opened": TODAY + timedelta(1)}, "still to come"),
        ({"settled": date(2024, 1, 9)}, "not between"),
        ({"settled": TODAY + timedelta(1)}, "not between"),
        ({"outcome": None, "settled": date(2024, 2, 2)}, "outcome is missing"),
        ({"outcome": Value(3)}, "asks for a yes or no"),
    ],
)
def test_days_and_outcomes_that_do_not_fit_are_refused(changes: dict[str, Any], said: str) -> None:
    parts = {"opened": OPENED, "settled": None, "outcome": Happened("yes"), "today": TODAY} | changes
    with pytest.raises(Refused, match=said):
        import_bet("1", read_old_draft(OLD, OPENED), **parts)


def test_a_bet_that_was_due_before_it_was_opened_is_refused() -> None:
    with pytest.raises(Refused, match="lies before the day on which the bet was opened, 2024-02-02"):
        read_old_draft(OLD, date(2024, 2, 2))
