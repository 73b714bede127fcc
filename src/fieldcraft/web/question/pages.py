"""The pages on which a question is asked: the start, one question a page, the ads."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from fieldcraft.question.content import NO_ANSWER, load_content
from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.question import actions
from fieldcraft.web.question.ads import reading_of
from fieldcraft.web.question.documents import documents_of
from fieldcraft.web.question.forms import AdsForm, StartForm
from fieldcraft.web.question.shown import beside, steps_ahead
from fieldcraft.web.question.tables import AdRow, AnswerRow
from fieldcraft.web.refusals import REFUSED, refusal_page

CONFLICT = 409
NO_VERSION = 0
# The fields of the other forms that a person types in.
TYPED = ("hours", "money", "currency")


def page(*methods: str) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """A page for these methods; an answer that does not exist, or is somebody else's, is not found."""

    def for_view(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @require_http_methods(methods)
        @wraps(view)
        def shown(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
            try:
                return view(request, **arguments)
            except actions.NoSuchAnswer as missing:
                return refusal_page(request, 404, "No such answer", missing.problems)

        return shown

    return for_view


@page("GET", "HEAD", "POST")
def start(request: PersonalRequest) -> HttpResponse:
    """The first page: what, who, for whom, and the ads."""
    if request.method != "POST":
        return show_start(request, StartForm())
    form = StartForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_start(request, form, status=REFUSED)
    try:
        ads = documents_of(form.cleaned_data["ads"], form.cleaned_data["pasted"])
        row = actions.start_answer(request.person, form.said(), ads.documents, ads.unreadable, clock.now())
    except Refused as refused:
        return show_start(request, form, refused.problems, status=REFUSED)
    return redirect("question:ads" if ads.unreadable else "question:ask", id=row.pk)


def show_start(
    request: HttpRequest, form: StartForm, problems: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    """The start page; also the first page of somebody who has nothing here yet."""
    files_lost = form.is_bound and bool(form.files)
    context = {"form": form, "problems": problems, "files_lost": files_lost}
    return render(request, "question/start.html", context, status=status)


@page("GET", "HEAD", "POST")
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
    except actions.NoSuchAnswer:
        raise
    except Refused as refused:
        row = actions.show_answer(request.person, id)
        asked = _question_of(row, question)
        if asked is None:
            raise
        return _show_question(request, row, asked, refused.problems, REFUSED)
    if request.POST.get("then") == "answer" or row.result["next_question"] is None:
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


@page("GET", "HEAD", "POST")
def ads(request: PersonalRequest, id: int) -> HttpResponse:
    """The ads of an answer, each with what it demands; more can be added."""
    row = actions.show_answer(request.person, id)
    if request.method != "POST":
        return _show_ads(request, row, AdsForm())
    form = AdsForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show_ads(request, row, form, status=REFUSED)
    try:
        names = row.ads.values_list("name", flat=True)
        read = documents_of(form.cleaned_data["ads"], form.cleaned_data["pasted"], names)
        if not read.documents and not read.unreadable:
            raise Refused("There is nothing to add; choose files, or paste the text of an ad.")
        kept = actions.add_ads(request.person, id, read.documents, read.unreadable, clock.now())
    except Refused as refused:
        return _show_ads(request, row, form, refused.problems, REFUSED)
    for name in kept.again:
        messages.info(request, f"“{name}” has the same text as an ad that is here already; it counts once.")
    return redirect("question:ads", id=id)


@page("POST")
def remove_ad(request: PersonalRequest, id: int, ad: int) -> HttpResponse:
    actions.remove_ad(request.person, id, ad, clock.now())
    return redirect("question:ads", id=id)


def _show_ads(
    request: HttpRequest,
    row: AnswerRow,
    form: AdsForm,
    problems: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    kept = list(row.ads.all())
    context = beside(row) | {
        "form": form,
        "problems": problems,
        "ads": [_ad(ad) for ad in kept if ad.why_unreadable is None],
        "unreadable": [ad for ad in kept if ad.why_unreadable is not None],
    }
    return render(request, "question/ads.html", context, status=status)


def _ad(ad: AdRow) -> dict[str, Any]:
    """An ad with its credentials by sentence: the parts of the sentence, and what it demands."""
    reading = reading_of(ad.text)
    sentences: dict[int, dict[str, Any]] = {}
    for credential in reading.credentials:
        sentence = reading.sentence_of(credential)
        entry = sentences.setdefault(
            sentence.start, {"parts": [], "credentials": [], "at": sentence.start, "end": sentence.end}
        )
        start = max(credential.start, entry["at"])
        entry["parts"] += [(False, ad.text[entry["at"] : start]), (True, ad.text[start : credential.end])]
        entry["at"] = max(entry["at"], credential.end)
        entry["credentials"].append(credential)
    for entry in sentences.values():
        entry["parts"].append((False, ad.text[entry["at"] : max(entry["at"], entry["end"])]))
    return {"row": ad, "language": reading.language, "sentences": list(sentences.values())}


def show_changed(
    request: HttpRequest, changed: actions.ChangedMeanwhile, fields: dict[str, str]
) -> HttpResponse:
    """What another tab changed, what this one wanted, and the way to have both."""
    context = beside(changed.row) | {
        "since": changed.since,
        "typed": _typed(fields),
        "fields": fields,
    }
    return render(request, "question/changed.html", context, status=CONFLICT)


def _typed(fields: dict[str, str]) -> list[tuple[str, str]]:
    """What was typed, in words."""
    content = load_content()
    if (question := content.questions.get(fields.get("question", ""))) is not None:
        answer = fields["answer"]
        choice = question.choice(answer)
        return [(question.text, choice.text if choice else NO_ANSWER.get(answer, answer))]
    return [(name.capitalize(), value or "left empty") for name, value in fields.items() if name in TYPED]


def version_of(request: HttpRequest) -> int:
    """The version that the page was made from; one that no answer ever has when the form carries none."""
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else NO_VERSION
