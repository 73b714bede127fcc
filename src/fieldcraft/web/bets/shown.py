"""What the pages of one bet tell of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.cells import cells
from fieldcraft.bets.draft import missing_parts
from fieldcraft.bets.lessons import lesson_of
from fieldcraft.bets.sentences import (
    day,
    forecast_sentence,
    numbers_in_words,
    result_sentence,
)

STEPS = (
    ("open", "open"),
    ("locked", "locked"),
    ("rated", "decision rated"),
    ("settled", "settled"),
    ("reviewed", "reviewed"),
)


def about(bet: Bet, today: date) -> dict[str, Any]:
    """What the pages of one bet say of it."""
    return _where_it_stands(bet, today) | {
        "bet": bet,
        "forecast": forecast_sentence(bet.forecast, bet.draft.due, today),
        "forecasts": [(day(each.on, today), numbers_in_words(each.forecast)) for each in bet.forecasts],
        "others": [option for option in bet.draft.options if option != bet.draft.choice],
        "result": result_sentence(bet),
        "lesson": lesson_of(bet),
        "missing": missing_parts(bet.draft) if bet.settlement is None else (),
        "cells": [cell for cell in cells().values() if cell.id != "none"],
    }


def _where_it_stands(bet: Bet, today: date) -> dict[str, Any]:
    state, settlement = bet.state(today), bet.settlement
    return {
        "state": state,
        "to_rate": settlement is None and bet.rating is None,
        "is_due": bet.look_on <= today,
        "revealed": state in ("settled", "reviewed"),
        "steps": [(word, name == state) for name, word in STEPS],
        "due": day(bet.draft.due, today),
        "opened": day(bet.opened, today),
        "look_on": day(bet.look_on, today),
        "why": "" if settlement is None or state == "void" else settlement.reason,
        "read_from": "" if settlement is None else settlement.read_from,
    }
