"""Bets as the rows of a spreadsheet, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.forecast import ChanceForecast
from fieldcraft.bets.settlement import Happened

# Excel and its kin run a cell that begins with one of these; an apostrophe before it makes it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]\d+)?", re.ASCII)
HEADER = (
    *("number", "title", "kind", "opened", "due", "question", "probability"),
    *("p10", "p50", "p90", "unit", "hoped", "happened", "value", "settled"),
    *("state", "cell", "goal", "situation", "choice", "reason", "resolution rule", "tags", "unwitnessed"),
)


def spreadsheet_lines(bets: Iterable[Bet], today: date) -> Iterator[bytes]:
    """The CSV of bets, a line a bet, in UTF-8 with a byte-order mark, by which Excel knows it."""
    yield b"\xef\xbb\xbf" + _line(HEADER)
    for bet in bets:
        yield _line(_cells(bet, today))


def neutral(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula.

    A text that begins with an apostrophe and such a sign gets one more, so that reading gives it back.
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([cell if _is_number(cell) else neutral(cell) for cell in cells])
    return out.getvalue().encode()


def _is_number(cell: str) -> bool:
    """Whether a spreadsheet reads the cell as a number, which may well be below zero."""
    return NUMBER.fullmatch(cell) is not None


def _cells(bet: Bet, today: date) -> list[str]:
    draft, settlement = bet.draft, bet.settlement
    settled = ["", "", ""]
    if settlement is not None:
        outcome, on = settlement.outcome, settlement.on.isoformat()
        settled = [outcome.answer, "", on] if isinstance(outcome, Happened) else ["", repr(outcome.value), on]
    return [
        *(bet.id, draft.title, draft.kind, bet.opened.isoformat(), draft.due.isoformat()),
        *_forecast_cells(bet),
        *settled,
        *(bet.state(today), bet.cell, draft.goal, draft.situation, draft.choice, draft.reason),
        *(draft.resolution, "; ".join(draft.tags), "yes" if bet.unwitnessed else "no"),
    ]


def _forecast_cells(bet: Bet) -> list[str]:
    forecast = bet.forecast
    if isinstance(forecast, ChanceForecast):
        return [forecast.question, repr(forecast.probability), "", "", "", "", forecast.hoped]
    numbers = [repr(number) for number in (forecast.p10, forecast.p50, forecast.p90)]
    return [forecast.quantity, "", *numbers, forecast.unit, forecast.hoped]
