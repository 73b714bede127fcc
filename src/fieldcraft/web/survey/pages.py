"""The pages of surveys: the list with the form, one survey, what can be done with it."""

from __future__ import annotations

import json
from time import monotonic
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fieldcraft.ads.survey.near import MEANS
from fieldcraft.ads.survey.run import in_words
from fieldcraft.ads.survey.spreadsheet import spreadsheet
from fieldcraft.charts.figure import percent
from fieldcraft.charts.shares import Counted, draw_shares, scale_end
from fieldcraft.refusal import Refused
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.refusals import REFUSED
from fieldcraft.web.survey import actions, jobs
from fieldcraft.web.survey.actions import Sent
from fieldcraft.web.survey.forms import SurveyForm
from fieldcraft.web.survey.tables import SurveyRow


@read_or_sent
def surveys(request: PersonalRequest) -> HttpResponse:
    """All surveys of the person, and the form that begins one."""
    if request.method != "POST":
        return _list(request, SurveyForm.fresh())
    form = SurveyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, form, [text for each in form.errors.values() for text in each])
    sent = _sent(form.cleaned_data["file"])
    try:
        row = actions.begin(
            request.person,
            sent,
            form.cleaned_data["path"],
            form.to_settings(),
            form.cleaned_data["form_key"],
        )
    except Refused as refused:
        return _list(request, form, refused.problems)
    return redirect("survey:show", row.pk)


@require_safe
def show(request: PersonalRequest, id: int) -> HttpResponse:
    """One survey: how far it is, or what it found."""
    row = actions.show_survey(request.person, id)
    context: dict[str, Any] = {"survey": row, "progress": _progress(row), "means": MEANS}
    if row.result is not None and row.shown is not None:
        context |= {"figures": _figures(row.shown), "credentials": row.result["by_credential"]}
    return render(request, "survey/show.html", context)


@require_POST
def stop(request: PersonalRequest, id: int) -> HttpResponse:
    """Stop it; what was read is kept."""
    actions.stop(request.person, id)
    return redirect("survey:show", id)


@require_POST
def go_on(request: PersonalRequest, id: int) -> HttpResponse:
    """Go on where it was stopped."""
    actions.go_on(request.person, id)
    return redirect("survey:show", id)


@read_or_sent
def delete(request: PersonalRequest, id: int) -> HttpResponse:
    """Delete a survey, after asking."""
    if request.method == "POST":
        actions.delete(request.person, id)
        messages.success(request, "The survey was deleted.")
        return redirect("survey:list")
    return render(request, "survey/delete.html", {"survey": actions.show_survey(request.person, id)})


@require_safe
def export_json(request: PersonalRequest, id: int) -> HttpResponse:
    """The whole result as the command prints it with --json."""
    text = json.dumps(_result(request, id), ensure_ascii=False, indent=2)
    return _file(text, "application/json", f"survey-{id}.json")


@require_safe
def export_csv(request: PersonalRequest, id: int) -> HttpResponse:
    """Every count with its share and interval, a line each, for spreadsheets."""
    return _file(spreadsheet(_result(request, id)), "text/csv; charset=utf-8", f"survey-{id}.csv")


def _result(request: PersonalRequest, id: int) -> dict[str, Any]:
    row = actions.show_survey(request.person, id)
    if row.result is None:
        raise Refused("This survey has no result yet; wait until it is done.")
    return dict(row.result)


def _list(request: PersonalRequest, form: SurveyForm, problems: Any = ()) -> HttpResponse:
    rows = actions.list_surveys(request.person)
    context = {"form": form, "problems": problems, "rows": rows}
    return render(request, "survey/list.html", context, status=REFUSED if problems else 200)


def _sent(file: UploadedFile[Any] | None) -> Sent | None:
    return None if file is None else Sent(file.name or "ads", file.chunks())


def _progress(row: SurveyRow) -> dict[str, Any] | None:
    """How far a running survey is; None before it has read anything, and once it is done."""
    job = jobs.job_of(row.pk)
    if job is None or job.progress is None:
        return None
    step = job.progress
    return {
        "ads": step.ads,
        "percent": percent(step.share),
        "share": round(100 * step.share),
        "left": in_words(step.seconds_left(monotonic() - job.began)),
    }


def _figures(shown: dict[str, Any]) -> list[dict[str, Any]]:
    figures = []
    for chart in shown["charts"]:
        counted = [Counted(**each) for each in chart["rows"]]
        figure = draw_shares(counted, chart["finding"])
        figures.append(
            {
                "heading": chart["heading"],
                "figure": figure,
                "drawn": [(each, mark) for each, mark in zip(counted, figure.marks, strict=True)],
                "end": percent(scale_end(counted)),
            }
        )
    return figures


def _file(content: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
