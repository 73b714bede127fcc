"""The page of the whole record of a run, with the lessons that are taken from it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.practice import actions, lessons
from fieldcraft.web.practice.forms import StartForm
from fieldcraft.web.practice.lesson_forms import LessonsForm
from fieldcraft.web.practice.shown import record
from fieldcraft.web.refusals import REFUSED


def show_record(
    request: PersonalRequest,
    at: actions.Played,
    form: LessonsForm | None = None,
    problems: Sequence[str] = (),
) -> HttpResponse:
    """The record of a run that was worked out, under sentences that say what is wrong with a lesson."""
    assert at.row.debrief is not None, "only what was worked out is shown"
    told = {"own_view": at.kept.own_view, **at.row.debrief}
    written = lessons.lessons_of_run(at.row)
    context = record(at, told) | {
        "again": StartForm.fresh(),
        "lessons": written,
        "form": form or LessonsForm.about(told, written),
        "problems": problems,
    }
    return render(request, "practice/debrief.html", context, status=REFUSED if problems else 200)


@require_POST
def keep_lessons(request: PersonalRequest, id: str) -> HttpResponse:
    """Put lessons of a debriefed run on the shelf."""
    at = actions.show_run(request.person, id)
    if at.row.debrief is None:
        return redirect("practice:debrief", id=id)
    form = LessonsForm.about(at.row.debrief, (), request.POST)
    try:
        found = lessons.keep_lessons(request.person, id, form.to_lessons(), clock.today(), clock.now())
    except Refused as refused:
        form = LessonsForm.about(at.row.debrief, lessons.lessons_of_run(at.row), request.POST)
        return show_record(request, at, form, refused.problems)
    some = "The lesson stands" if len(found) == 1 else f"{len(found)} lessons stand"
    messages.success(request, f"{some} on your shelf and will be asked for in two days.")
    return redirect(f"{reverse('practice:debrief', args=[id])}#lessons")
