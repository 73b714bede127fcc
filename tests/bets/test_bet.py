from __future__ import annotations

from datetime import date

from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.forecast import with_probability
from fieldcraft.bets.life import open_bet, update_forecast

from .drafts import FULL, TODAY, draft


def test_a_bet_is_written_with_its_draft_and_where_it_stands() -> None:
    bet, _ = open_bet("7", read_draft(FULL, TODAY), TODAY)
    written = bet.to_dict(TODAY)
    assert {name: written[name] for name in FULL} == FULL
    assert (written["id"], written["state"], written["opened"]) == ("7", "open", "2026-03-05")
    assert (written["rating"], written["settlement"], written["cell"]) == (None, None, "none")
    assert written["missing"] == []


def test_the_forecast_that_is_written_is_the_one_that_stands() -> None:
    bet, _ = open_bet("7", read_draft(draft(), TODAY), TODAY)
    bet, _ = update_forecast(bet, with_probability(bet.forecast, 0.4), date(2026, 3, 9))
    written = bet.to_dict(TODAY)
    assert written["forecast"]["probability"] == 0.4
    assert written["forecasts"] == [
        {"on": "2026-03-05", "probability": 0.7},
        {"on": "2026-03-09", "probability": 0.4},
    ]
    assert bet.changed == date(2026, 3, 9)
