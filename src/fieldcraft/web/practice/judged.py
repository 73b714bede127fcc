"""Practice bets as judgement counts them, when it is asked for practice: read from the ledgers of runs.

A settlement is what the dashboard had shown, as it was written down then. Nothing is played again, so that
runs of an earlier model count with what was settled in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from fieldcraft.bets.forecast import RangeForecast, forecast_from_dict
from fieldcraft.bets.settlement import Outcome, Value
from fieldcraft.chance.scores import brier_score
from fieldcraft.refusal import Refused
from fieldcraft.web.bets.runs import Columns, RunBets
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.ledgers import SETTLED, Kept, kept
from fieldcraft.web.practice.tables import PracticeRunRow


def bets_of_runs(person: Person, company: str = "") -> RunBets:
    """The forecasts of the person's runs; with a `company`, of those whose name begins so."""
    bets, settled = 0, list[tuple[str, Columns]]()
    broken, known, never = 0, 0, 0
    played: set[tuple[str, str]] = set()
    for row in PracticeRunRow.objects.filter(owner=person).order_by("pk").prefetch_related("entries"):
        title = company_of(row.scenario)
        if not title.casefold().startswith(company.casefold()):
            continue
        try:
            held = kept(row)
        except Refused:
            broken += 1
            continue
        made = {body["bet"] for body in held.decided if body["forecast"] is not None}
        if held.world in played:
            known += len(made)
            continue
        played.add(held.world)
        bets += len(made)
        never += 0 if held.current else len(made - held.settled.keys())
        settled.extend((title, each) for each in _settled(held))
    return RunBets(bets, tuple(settled), tuple(_said(len(settled), broken, known, never)))


def company_of(scenario: str) -> str:
    """The name of a scenario's company; the scenario's own where there is none any more."""
    from fieldcraft.practice.scenarios import scenarios

    known = scenarios().get(scenario)
    return known.title if known else scenario


def _settled(held: Kept) -> Iterable[Columns]:
    forecasts = {body["bet"]: body["forecast"] for body in held.decided if body["forecast"] is not None}
    for entry in held.entries:
        if entry.kind == SETTLED and entry.body["bet"] in forecasts:
            number = entry.body["bet"]
            on = date.fromisoformat(entry.at[:10])
            yield _judged(on, forecasts[number], held.settled[number])


def _judged(on: date, said: dict[str, Any], outcome: Outcome) -> Columns:
    """One bet's columns. Its only forecast stood from first to last, so that time weighs nothing."""
    forecast = forecast_from_dict(said)
    if isinstance(forecast, RangeForecast):
        assert isinstance(outcome, Value)
        of_range = (forecast.p10, forecast.p50, forecast.p90, outcome.value, forecast.unit)
        return (on, None, None, None, *of_range)
    assert not isinstance(outcome, Value)
    happened = outcome.answer == "yes"
    brier = brier_score([forecast.probability], [happened])
    return (on, forecast.probability, brier, happened, None, None, None, None, "")


def _said(settled: int, broken: int, known: int, never: int) -> Iterable[str]:
    if settled:
        yield "Forecasts of one run hang together, so the truth lies outside a band more often than said."
    if known:
        yield f"Forecasts left out because their world had been played before: {known}."
    if never:
        yield f"Forecasts in runs of an earlier model that can never be settled: {never}."
    if broken:
        yield f"Runs left out because their ledger is broken: {broken}; restore a backup."
