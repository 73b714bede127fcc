from __future__ import annotations

import pytest

from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.life import open_bet
from fieldcraft.bets.sentences import amount
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


def test_what_the_page_of_a_bet_prints_can_be_typed_into_its_forms() -> None:
    changes = {"p10": 1500.5, "p50": 2000, "p90": 12000, "unit": "teams", "target": None}
    ranged, _ = open_bet("2", read_draft(draft(forecast=RANGE | changes), TODAY), TODAY)
    shown = [amount(value, "teams") for value in (1500.5, 2000, 12000)]
    form = ForecastForm.about(ranged, dict(zip(("p10", "p50", "p90"), shown, strict=True)))
    assert form.changed_forecast(ranged.forecast) == ranged.forecast
    settled = SettleForm.about(ranged, {"answer": "value", "value": "1,750 teams"})
    assert settled.outcome() == Value(1750)
    unsure = SettleForm.about(ranged, {"answer": "value", "value": "1.750,5"})
    with pytest.raises(Refused, match="cannot be read for sure"):
        unsure.outcome()
