"""The pages of bets that run: the list, the form, one bet, its forecast updated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.vague import vagueness
from fieldcraft.refusal import Refused
from fieldcraft.roles.role import cited_id
from fieldcraft.web import clock
from fieldcraft.web.bets import actions, lists, shelf
from fieldcraft.web.bets.cited import criteria
from fieldcraft.web.bets.forms import FOLDED, DraftForm
from fieldcraft.web.bets.life_forms import ForecastForm
from fieldcraft.web.bets.lines import shown
from fieldcraft.web.bets.search_forms import SearchForm
from fieldcraft.web.bets.shown import about
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.refusals import REFUSED

# The heading of each part of the list, its name in an address, and what stands in it.
PARTS = (
    ("Due", "due", lists.due_bets),
    ("Open", "running", lists.running_bets),
    ("Settled", "ended", lists.ended_bets),
)

# How many bets of each part stand on the first page, where all parts do.
OVERVIEW = 10


def again(
    request: HttpRequest, template: str, context: dict[str, Any], problems: Sequence[str]
) -> HttpResponse:
    """The same form with what was typed in it, under the sentences that say what is wrong."""
    return render(request, template, context | {"problems": problems}, status=REFUSED)


@read_or_sent
def list_bets(request: PersonalRequest) -> HttpResponse:
    """The bets that are looked for: those to look at, those that run, those that ended, by pages."""
    today, form = clock.today(), SearchForm(request.GET)
    wanted = lists.narrowed(request.person, form.wanted())
    only, after = request.GET.get("part", ""), request.GET.get("after", "")
    parts = []
    for heading, name, choose in PARTS:
        if only in ("", name):
            place = (after, lists.PAGE) if only else ("", OVERVIEW)
            found = choose(request.person, today, wanted, *place)
            more = urlencode(form.address() | {"part": name, "after": found.after}) if found.after else ""
            lines = [shown(line, today) for line in found.lines]
            parts.append({"heading": heading, "lines": lines, "more": more})
    context = {
        "parts": [part for part in parts if part["lines"]],
        "form": form,
        "wanted": wanted,
        "any": bool(wanted) or lists.has_bets(request.person),
    }
    return render(request, "bets/list.html", context)


@read_or_sent
def new_bet(request: PersonalRequest) -> HttpResponse:
    """The form of a bet, and the bet that is kept. What is vague in it is told before, once."""
    if request.method != "POST":
        cited = [text for text in request.GET.getlist("criterion") if cited_id(text)]
        return render(request, "bets/new.html", _in_groups(DraftForm.from_draft({"criteria": cited})))
    form, today = DraftForm(request.POST), clock.today()
    key, draft = form.typed("form_key")[:64], form.to_draft()
    try:
        vague = () if form.typed("keep") == "anyway" else vagueness(read_draft(draft, today))
        if vague:
            context = _in_groups(form) | {"vague": vague}
            return render(request, "bets/new.html", context, status=REFUSED)
        bet = actions.open_bet(request.person, draft, today, clock.now(), key)
    except Refused as refused:
        return again(request, "bets/new.html", _in_groups(form), refused.problems)
    return redirect("bets:show", id=bet.id)


@read_or_sent
def show_bet(request: PersonalRequest, id: int) -> HttpResponse:
    """One bet: where it stands, what was chosen and why, every forecast, what came of it."""
    bet = actions.show_bet(request.person, id)
    context = about(bet, clock.today()) | {"form": ForecastForm.about(bet)}
    context["cited"] = criteria().cited_by(request.person, bet.draft.criteria)
    if context["lesson"] is not None:
        context["lesson"] = shelf.all_lessons(request.person)[bet.lesson_id]
    return render(request, "bets/show.html", context)


@read_or_sent
def update_forecast(request: PersonalRequest, id: int) -> HttpResponse:
    """The forecast of a bet, updated."""
    bet = actions.show_bet(request.person, id)
    if request.method != "POST":
        return redirect("bets:show", id=bet.id)
    form = ForecastForm.about(bet, request.POST)
    try:
        actions.update_forecast(request.person, id, form.changed_forecast, clock.today(), clock.now())
    except Refused as refused:
        return again(request, "bets/show.html", about(bet, clock.today()) | {"form": form}, refused.problems)
    return redirect("bets:show", id=bet.id)


def _in_groups(form: DraftForm) -> dict[str, Any]:
    """The form with its groups, and whether each can be folded and is empty."""
    groups = [
        (heading, fields, heading in FOLDED, not any(field.value() for field in fields))
        for heading, fields in form.groups()
    ]
    return {"form": form, "groups": groups}
