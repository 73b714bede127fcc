"""The pages of a debrief: your own view, what is there in seconds with how far the rest is, the record."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.practice import actions, jobs
from fieldcraft.web.practice.forms import OwnViewForm
from fieldcraft.web.practice.record_pages import show_record
from fieldcraft.web.practice.shown import under_way
from fieldcraft.web.refusals import REFUSED


@read_or_sent
def show_debrief(request: PersonalRequest, id: str) -> HttpResponse:
    """Your own view first; then how far the record is, with what is there already; then the record."""
    at = actions.show_run(request.person, id)
    if not at.run.over:
        return redirect("practice:office", id=id)
    if request.method == "POST":
        return _go_on_to_the_record(request, at)
    if at.row.debrief is not None:
        return show_record(request, at)
    if not at.viewed:
        return _ask(request, at, OwnViewForm.of(at.run))
    job = jobs.job_of(at)
    if job is None:
        # It was kept while this page was made.
        return redirect("practice:debrief", id=id)
    return render(request, "practice/under_way.html", under_way(at, job, monotonic()))


@require_POST
def stop(request: PersonalRequest, id: str) -> HttpResponse:
    """Stop working out the record; nothing is lost."""
    jobs.stop(actions.show_run(request.person, id))
    return redirect("practice:debrief", id=id)


@require_POST
def go_on(request: PersonalRequest, id: str) -> HttpResponse:
    """Go on with a record that was stopped, or that failed."""
    jobs.go_on(actions.show_run(request.person, id))
    return redirect("practice:debrief", id=id)


def _go_on_to_the_record(request: PersonalRequest, at: actions.Played) -> HttpResponse:
    form = OwnViewForm.of(at.run, request.POST)
    try:
        if request.POST.get("go") == "skip":
            actions.go_without_view(request.person, at.id, clock.now())
        else:
            actions.keep_own_view(request.person, at.id, form.to_view(), clock.now())
    except Refused as refused:
        return _ask(request, at, form, refused.problems)
    return redirect("practice:debrief", id=at.id)


def _ask(
    request: PersonalRequest, at: actions.Played, form: OwnViewForm, problems: Sequence[str] = ()
) -> HttpResponse:
    context = {"at": at, "form": form, "problems": problems}
    return render(request, "practice/own_view.html", context, status=REFUSED if problems else 200)
