"""The ads of an answer: each with what it demands and the sentence that says so."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fieldcraft.ads.folders import Gathered
from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.question import actions
from fieldcraft.web.question.ads import reading_of
from fieldcraft.web.question.forms import AdsForm
from fieldcraft.web.question.shown import beside
from fieldcraft.web.question.tables import AdRow, AnswerRow
from fieldcraft.web.refusals import REFUSED


@read_or_sent
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
        read = form.documents(names)
        if not read.documents and not read.unreadable and not read.hidden:
            raise Refused("There is nothing to add; choose files, or paste the text of an ad.")
        kept = actions.add_ads(request.person, id, read.documents, read.unreadable, clock.now())
    except Refused as refused:
        return _show_ads(request, row, form, refused.problems, REFUSED)
    if kept.again:
        # No name of a file goes into the message: it travels in a cookie.
        messages.info(
            request, f"{len(kept.again)} had the text of an ad that is here already; it counts once."
        )
    tell_of_hidden(request, read)
    return redirect("question:ads", id=id)


def tell_of_hidden(request: HttpRequest, read: Gathered) -> None:
    """Say on the next page how many files of a folder were left out as hidden ones."""
    if read.hidden:
        were = "file was" if read.hidden == 1 else "files were"
        messages.info(
            request,
            f"{read.hidden:,} {were} left out as hidden: its name, or that of a folder on the way to it, "
            "begins with a dot.",
        )


@require_POST
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
