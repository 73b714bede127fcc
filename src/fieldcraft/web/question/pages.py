"""The pages on which a question is asked: the start, then one question a page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fieldcraft.ads.folders import Document
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import LONGEST_NAME
from fieldcraft.question.parts import NO_ANSWER
from fieldcraft.refusal import Missing, Refused
from fieldcraft.web import clock
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.question import actions
from fieldcraft.web.question.ads_pages import tell_of_hidden
from fieldcraft.web.question.along import kept_ads
from fieldcraft.web.question.forms import StartForm
from fieldcraft.web.question.shown import beside, steps_ahead
from fieldcraft.web.question.tables import AnswerRow
from fieldcraft.web.question.two_tabs import show_changed
from fieldcraft.web.refusals import REFUSED
from fieldcraft.web.two_tabs import version_of


@read_or_sent
def start(request: PersonalRequest) -> HttpResponse:
    """The first page: what, who, for whom, and the ads."""
    if request.method != "POST":
        return show_start(request, _begun(request))
    form = StartForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_start(request, form, status=REFUSED)
    try:
        ads = form.documents()
        along = _along(request, form)
        documents = ads.documents if along is None else (along, *ads.documents)
        row = actions.start_answer(
            request.person,
            form.said(),
            documents,
            ads.unreadable,
            clock.now(),
            form.cleaned_data["form_key"] or None,
        )
    except Refused as refused:
        return show_start(request, form, refused.problems, status=REFUSED)
    tell_of_hidden(request, ads)
    return redirect("question:ads" if ads.unreadable else "question:ask", id=row.pk)


def _begun(request: HttpRequest) -> StartForm:
    """The form with what an address may say beforehand, such as the certificate of an ad, and the ad."""
    said = {name: request.GET.get(name, "")[:LONGEST_NAME] for name in ("name", "about", "with_ad")}
    return StartForm(initial={name: text for name, text in said.items() if text})


def _along(request: PersonalRequest, form: StartForm) -> Document | None:
    """The ad that comes along with the question, if one does."""
    key = form["with_ad"].value()
    return kept_ads().document_by_key(request.person, key) if key else None


def show_start(
    request: PersonalRequest, form: StartForm, problems: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    """The start page; also the first page of somebody who has nothing here yet."""
    along = None
    try:
        along = _along(request, form)
    except Missing as missing:
        # It was deleted in another tab: what was typed stays, and the question can go on without it.
        problems = tuple(dict.fromkeys((*problems, *missing.problems)))
    files_lost = form.is_bound and bool(form.files)
    context = {"form": form, "problems": problems, "files_lost": files_lost, "along": along}
    return render(request, "question/start.html", context, status=status)


@read_or_sent
def ask(request: PersonalRequest, id: int) -> HttpResponse:
    """One question; `?question=` asks an answered one again."""
    if request.method == "POST":
        return _take_answer(request, id)
    row = actions.show_answer(request.person, id)
    question = _question_of(row, request.GET.get("question", ""))
    if question is None:
        return redirect("question:answer", id=id)
    return _show_question(request, row, question)


def _take_answer(request: PersonalRequest, id: int) -> HttpResponse:
    question, answer = request.POST.get("question", ""), request.POST.get("answer", "")
    try:
        row = actions.give_answer(request.person, id, question, answer, version_of(request), clock.now())
    except actions.ChangedMeanwhile as changed:
        return show_changed(request, changed, {"question": question, "answer": answer})
    except Refused as refused:
        row = actions.show_answer(request.person, id)
        asked = _question_of(row, question)
        if asked is None:
            raise
        return _show_question(request, row, asked, refused.problems, REFUSED)
    if row.result["next_question"] is None:
        return redirect("question:answer", id=id)
    return redirect("question:ask", id=id)


def _show_question(
    request: HttpRequest,
    row: AnswerRow,
    question: dict[str, Any],
    problems: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = beside(row) | {
        "question": question,
        "given": row.inputs["answers"].get(question["id"]),
        "step": "" if question["id"] in row.inputs["answers"] else steps_ahead(row.result),
        "problems": problems,
        "no_answer": list(NO_ANSWER),
    }
    return render(request, "question/ask.html", context, status=status)


def _question_of(row: AnswerRow, wanted: str) -> dict[str, Any] | None:
    """The question to show: the wanted one, else the next; None when none is left."""
    following: dict[str, Any] | None = row.result["next_question"]
    if not wanted or (following and following["id"] == wanted):
        return following
    known = load_content().questions.get(wanted)
    if known is None:
        return following
    return {
        "id": known.id,
        "text": known.wording(row.inputs["for"] == "someone_i_lead"),
        "help": known.help,
        "why": "",
        "answers": [{"id": each.id, "text": each.text} for each in known.choices]
        + [{"id": key, "text": text} for key, text in NO_ANSWER.items()],
    }
