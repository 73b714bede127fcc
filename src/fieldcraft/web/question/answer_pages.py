"""The pages of an answer: shown, changed, exported, turned into a bet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.sentences import day
from fieldcraft.bets.vague import vagueness
from fieldcraft.question.write import to_markdown
from fieldcraft.refusal import Refused
from fieldcraft.sources.claims import all_claims
from fieldcraft.web import clock
from fieldcraft.web.bets.actions import open_bet
from fieldcraft.web.bets.forms import DraftForm
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.question import actions
from fieldcraft.web.question.forms import cost_of
from fieldcraft.web.question.shown import beside, html_of, parts_of
from fieldcraft.web.question.tables import AnswerRow
from fieldcraft.web.question.two_tabs import show_changed
from fieldcraft.web.refusals import REFUSED
from fieldcraft.web.two_tabs import version_of

LABELS = "What it belongs to"


@require_safe
def answers(request: PersonalRequest) -> HttpResponse:
    """All answers, the one changed last first."""
    today = clock.today()
    rows = [(row, day(row.changed.date(), today)) for row in actions.list_answers(request.person)]
    return render(request, "question/answers.html", {"rows": rows})


@require_safe
def answer(request: PersonalRequest, id: int) -> HttpResponse:
    """The answer, one printable page."""
    return _show(request, actions.show_answer(request.person, id))


def _show(
    request: HttpRequest,
    row: AnswerRow,
    problems: tuple[str, ...] = (),
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = parts_of(row) | {
        "outdated": actions.is_outdated(row),
        "problems": problems,
        "typed": typed or {},
        "typed_is_shown": (typed or {}).get("option") in {option["id"] for option in row.result["options"]},
        "editable": True,
    }
    return render(request, "question/answer.html", context, status=status)


@require_POST
def set_cost(request: PersonalRequest, id: int) -> HttpResponse:
    """The hours and the money of one means, as the person knows them."""
    typed = {name: request.POST.get(name, "") for name in ("option", "hours", "money")}
    try:
        cost = cost_of(typed["hours"], typed["money"])
        actions.set_cost(request.person, id, typed["option"], cost, version_of(request), clock.now())
    except actions.ChangedMeanwhile as changed:
        return show_changed(request, changed, typed)
    except Refused as refused:
        return _show(request, actions.show_answer(request.person, id), refused.problems, typed, REFUSED)
    return redirect(reverse("question:answer", args=[id]) + "#means")


@require_POST
def set_currency(request: PersonalRequest, id: int) -> HttpResponse:
    """The currency in which the money of this answer is counted."""
    currency = request.POST.get("currency", "").strip().upper()
    try:
        actions.set_currency(request.person, id, currency, version_of(request), clock.now())
    except actions.ChangedMeanwhile as changed:
        return show_changed(request, changed, {"currency": currency})
    except Refused as refused:
        row = actions.show_answer(request.person, id)
        return _show(request, row, refused.problems, {"currency": currency}, REFUSED)
    return redirect(reverse("question:answer", args=[id]) + "#means")


@require_POST
def recompute(request: PersonalRequest, id: int) -> HttpResponse:
    """The answer worked out anew from what we know today."""
    try:
        actions.recompute(request.person, id, version_of(request), clock.now())
    except actions.ChangedMeanwhile as changed:
        return show_changed(request, changed, {})
    messages.success(request, "The answer was worked out anew.")
    return redirect("question:answer", id=id)


@read_or_sent
def delete(request: PersonalRequest, id: int) -> HttpResponse:
    """Delete an answer, after asking."""
    if request.method == "POST":
        actions.delete_answer(request.person, id)
        messages.success(request, "The answer was deleted.")
        return redirect("question:answers")
    return render(request, "question/delete.html", {"answer": actions.show_answer(request.person, id)})


@require_safe
def export_markdown(request: PersonalRequest, id: int) -> HttpResponse:
    """The answer as a Markdown file."""
    row = actions.show_answer(request.person, id)
    return _file(to_markdown(row.result, all_claims()), "text/markdown", f"answer-{id}.md")


@require_safe
def export_html(request: PersonalRequest, id: int) -> HttpResponse:
    """The answer as one HTML file that needs nothing else."""
    return _file(html_of(actions.show_answer(request.person, id)), "text/html", f"answer-{id}.html")


@read_or_sent
def bet(request: PersonalRequest, id: int) -> HttpResponse:
    """One bet from the answer: every field filled in, to be changed and kept in one step.

    What is vague in it stands there from the start; only what became vague since is told once more.
    """
    row = actions.show_answer(request.person, id)
    if request.method != "POST":
        draft = actions.draft_bet(request.person, id, clock.now(), request.GET.get("option", ""))
        vague = vagueness(read_draft(draft, clock.today()))
        return _show_bet(request, row, DraftForm.from_draft(draft), vague=vague)
    form, today = DraftForm(request.POST), clock.today()
    key, draft = form.typed("form_key")[:64], form.to_draft()
    try:
        vague = vagueness(read_draft(draft, today))
        if not set(vague) <= set(request.POST.getlist("told")):
            return _show_bet(request, row, form, vague=vague, status=REFUSED)
        open_bet(request.person, draft, today, clock.now(), key)
    except Refused as refused:
        return _show_bet(request, row, form, refused.problems, status=REFUSED)
    messages.success(request, "The bet is kept.")
    return redirect("desk:desk")


def _show_bet(
    request: HttpRequest,
    row: AnswerRow,
    form: DraftForm,
    problems: tuple[str, ...] = (),
    vague: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    groups = [
        # What nobody filled in, and the labels, are there for whoever opens them.
        (heading, fields, heading == LABELS or not any(field.value() for field in fields))
        for heading, fields in form.groups()
    ]
    context = beside(row) | {"form": form, "groups": groups, "problems": problems, "vague": vague}
    return render(request, "question/bet.html", context, status=status)


def _file(text: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)
