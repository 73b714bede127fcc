"""The pages of bets: read a form, call the action, show what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.cells import cells
from fieldcraft.bets.draft import missing_parts
from fieldcraft.bets.sentences import (
    STATE_WORDS,
    day,
    forecast_sentence,
    numbers_in_words,
    result_sentence,
)
from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.bets import actions
from fieldcraft.web.bets.forms import FOLDED, DraftForm
from fieldcraft.web.bets.life_forms import ForecastForm, RatingForm, SettleForm
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.refusals import REFUSED, refusal_page

STEPS = (("open", "open"), ("locked", "locked"), ("rated", "decision rated"), ("settled", "settled"))


def page(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page that is read and sent; a bet that does not exist, or is somebody else's, is not found."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def shown(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
        try:
            return view(request, **arguments)
        except actions.NoSuchBet as missing:
            return refusal_page(request, 404, "No such bet", missing.problems)

    return shown


@page
def list_bets(request: PersonalRequest) -> HttpResponse:
    """All bets: those to look at, those that run, those that are settled."""
    today = clock.today()
    bets = actions.list_bets(request.person, today)
    going = [bet for bet in bets if bet.settlement is None]
    groups = (
        ("Due", [bet for bet in going if bet.look_on <= today]),
        ("Open", [bet for bet in going if bet.look_on > today]),
        ("Settled", [bet for bet in reversed(bets) if bet.settlement is not None]),
    )
    lines = [(heading, [in_a_line(bet, today) for bet in group]) for heading, group in groups if group]
    return render(request, "bets/list.html", {"groups": lines})


@page
def new_bet(request: PersonalRequest) -> HttpResponse:
    """The form of a bet, and the bet that is kept."""
    if request.method != "POST":
        return render(request, "bets/new.html", _in_groups(DraftForm.from_draft({})))
    form = DraftForm(request.POST)
    key = form.typed("form_key")[:64]
    try:
        bet = actions.open_bet(request.person, form.to_draft(), clock.today(), clock.now(), key)
    except Refused as refused:
        return _again(request, "bets/new.html", _in_groups(form), refused.problems)
    return redirect("bets:show", id=bet.id)


@page
def show_bet(request: PersonalRequest, id: int) -> HttpResponse:
    """One bet: where it stands, what was chosen and why, every forecast, what came of it."""
    bet = actions.show_bet(request.person, id)
    return render(request, "bets/show.html", _about(bet) | {"form": ForecastForm.about(bet)})


@page
def update_forecast(request: PersonalRequest, id: int) -> HttpResponse:
    """The forecast of a bet, updated."""
    bet = actions.show_bet(request.person, id)
    if request.method != "POST":
        return redirect("bets:show", id=bet.id)
    form = ForecastForm.about(bet, request.POST)
    try:
        actions.update_forecast(request.person, id, form.changed_forecast, clock.today(), clock.now())
    except Refused as refused:
        return _again(request, "bets/show.html", _about(bet) | {"form": form}, refused.problems)
    return redirect("bets:show", id=bet.id)


@page
def rate_bet(request: PersonalRequest, id: int) -> HttpResponse:
    """The rating of a decision, before its outcome is asked for."""
    bet = actions.show_bet(request.person, id)
    if request.method != "POST":
        if bet.rating is not None or bet.settlement is not None:
            return redirect("bets:show", id=bet.id)
        return render(request, "bets/rate.html", _about(bet) | {"form": RatingForm()})
    form = RatingForm(request.POST)
    try:
        actions.rate_bet(request.person, id, form.to_rating(), clock.today(), clock.now())
    except Refused as refused:
        return _again(request, "bets/rate.html", _about(bet) | {"form": form}, refused.problems)
    return redirect("bets:settle", id=bet.id)


@page
def settle_bet(request: PersonalRequest, id: int) -> HttpResponse:
    """The outcome of a bet."""
    bet = actions.show_bet(request.person, id)
    if request.method != "POST":
        if bet.settlement is not None:
            return redirect("bets:show", id=bet.id)
        return render(request, "bets/settle.html", _about(bet) | {"form": SettleForm.about(bet)})
    form = SettleForm.about(bet, request.POST)
    try:
        _settle(request, id, form)
    except Refused as refused:
        return _again(request, "bets/settle.html", _about(bet) | {"form": form}, refused.problems)
    return redirect("bets:show", id=bet.id)


def in_a_line(bet: Bet, today: date) -> dict[str, Any]:
    """What a list says of a bet."""
    fell_into = cells()[bet.cell]
    return {
        "id": bet.id,
        "title": bet.draft.title,
        "forecast": numbers_in_words(bet.forecast),
        "day": day(bet.look_on if bet.settlement is None else bet.settlement.on, today),
        "state": STATE_WORDS[bet.state(today)],
        "cell": None if fell_into.id == "none" else fell_into,
    }


def _in_groups(form: DraftForm) -> dict[str, Any]:
    """The form with its groups, and whether each can be folded and is empty."""
    groups = [
        (heading, fields, heading in FOLDED, not any(field.value() for field in fields))
        for heading, fields in form.groups()
    ]
    return {"form": form, "groups": groups}


def _settle(request: PersonalRequest, id: int, form: SettleForm) -> None:
    today, now = clock.today(), clock.now()
    if form.too_early():
        actions.look_later(request.person, id, form.day_to_look(), today, now, **form.looked())
        return
    unrated = form.typed("unrated") == "yes"
    actions.settle_bet(request.person, id, form.outcome(), today, now, unrated=unrated, **form.looked())


def _about(bet: Bet) -> dict[str, Any]:
    """What the pages of one bet say of it."""
    today = clock.today()
    state, settlement = bet.state(today), bet.settlement
    return {
        "bet": bet,
        "state": state,
        "to_rate": settlement is None and bet.rating is None,
        "is_due": bet.look_on <= today,
        "steps": [(word, name == state) for name, word in STEPS],
        "due": day(bet.draft.due, today),
        "opened": day(bet.opened, today),
        "look_on": day(bet.look_on, today),
        "forecast": forecast_sentence(bet.forecast, bet.draft.due, today),
        "forecasts": [(day(each.on, today), numbers_in_words(each.forecast)) for each in bet.forecasts],
        "others": [option for option in bet.draft.options if option != bet.draft.choice],
        "result": result_sentence(bet),
        "why": "" if settlement is None or state == "void" else settlement.reason,
        "read_from": "" if settlement is None else settlement.read_from,
        "missing": missing_parts(bet.draft) if settlement is None else (),
        "cells": [cell for cell in cells().values() if cell.id != "none"],
    }


def _again(
    request: HttpRequest, template: str, context: dict[str, Any], problems: Sequence[str]
) -> HttpResponse:
    """The same form with what was typed in it, under the sentences that say what is wrong."""
    return render(request, template, context | {"problems": problems}, status=REFUSED)
