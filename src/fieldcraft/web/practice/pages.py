"""The pages of practice: the companies and your runs, and the office."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.practice import actions
from fieldcraft.web.practice.forms import DecisionForm, StartForm
from fieldcraft.web.practice.shown import office
from fieldcraft.web.refusals import REFUSED


@read_or_sent
def list_runs(request: PersonalRequest) -> HttpResponse:
    """The companies to play, and your runs."""
    return _list(request, StartForm.fresh())


@require_POST
def start_run(request: PersonalRequest) -> HttpResponse:
    """A new run of one of the companies."""
    form = StartForm(request.POST)
    try:
        seed = form.typed("seed") or None
        key = form.typed("form_key")[:64]
        name = str(request.POST.get("scenario", ""))[:100]
        at = actions.start_run(request.person, name, seed, clock.now(), key)
    except Refused as refused:
        return _list(request, form, refused.problems)
    return redirect("practice:office", id=at.id)


@read_or_sent
def show_office(request: PersonalRequest, id: str) -> HttpResponse:
    """Where a run stands, and the decision it asks for."""
    at = actions.show_run(request.person, id)
    if request.method != "POST":
        return render(request, "practice/office.html", office(at) | {"form": DecisionForm.of(at.run)})
    form = DecisionForm.of(at.run, request.POST)
    try:
        actions.decide(request.person, id, form.to_decision(), clock.now())
    except Refused as refused:
        at = actions.show_run(request.person, id)
        if form.typed("week") != str(at.run.week):
            # Another tab has decided: what was typed belonged to a week gone by.
            form = DecisionForm.of(at.run)
        context = office(at) | {"form": form, "problems": refused.problems}
        return render(request, "practice/office.html", context, status=REFUSED)
    return redirect("practice:office", id=id)


def _list(request: PersonalRequest, form: StartForm, problems: Sequence[str] = ()) -> HttpResponse:
    from fieldcraft.practice.scenarios import scenarios

    rows = [actions.line_of(row, kept) for row, kept in actions.list_runs(request.person)]
    titles = {each.name: each.title for each in scenarios().values()}
    context = {
        "rows": [(row, titles.get(row["scenario"], row["scenario"])) for row in rows],
        "scenarios": scenarios().values(),
        "form": form,
        "problems": problems,
    }
    return render(request, "practice/list.html", context, status=REFUSED if problems else 200)
