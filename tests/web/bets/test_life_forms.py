from __future__ import annotations

import pytest

from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.life import open_bet
from fieldcraft.bets.settlement import Happened, Value
from fieldcraft.refusal import Refused
from fieldcraft.web.bets.life_forms import ForecastForm, RatingForm, SettleForm
from tests.bets.drafts import RANGE, TODAY, draft


def test_a_rating_is_typed_and_not_checked_here() -> None:
    form = RatingForm({"knew": " much ", "again": "no", "decision": "2"})
    assert form.to_rating() == {"knew": "much", "left_out": "", "again": False, "decision": 2}
    assert RatingForm({}).to_rating() == {"knew": "", "left_out": "", "again": None, "decision": None}
    assert RatingForm({"decision": "9"}).to_rating()["decision"] == "9"


def test_a_settlement_is_asked_for_as_the_forecast_needs_it() -> None:
    chance, _ = open_bet("1", read_draft(draft(), TODAY), TODAY)
    ranged, _ = open_bet("2", read_draft(draft(forecast=RANGE), TODAY), TODAY)
    assert "value" not in SettleForm.about(chance).fields
    assert SettleForm.about(chance, {"answer": "no"}).outcome() == Happened("no")
    assert SettleForm.about(ranged, {"answer": "value", "value": "34 %"}).outcome() == Value(34)
    assert SettleForm.about(ranged, {"answer": "too_early"}).too_early()
    for data in ({}, {"answer": "maybe"}, {"answer": "value", "value": "many"}):
        with pytest.raises(Refused):
            SettleForm.about(ranged, data).outcome()


def test_a_forecast_is_updated_with_the_fields_it_has() -> None:
    ranged, _ = open_bet("2", read_draft(draft(forecast=RANGE), TODAY), TODAY)
    form = ForecastForm.about(ranged, {"p10": "31", "p50": "36 %", "p90": "41"})
    assert list(form.fields) == ["p10", "p50", "p90"]
    assert form.changed_forecast(ranged.forecast).numbers()["p50"] == 36
