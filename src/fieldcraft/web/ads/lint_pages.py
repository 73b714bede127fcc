"""The pages for who writes an ad: what the linter found in it, and the draft made of their own answers."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fieldcraft.ads.lint.check import Linted, lint
from fieldcraft.ads.lint.rewrite import Question, questions, read_answers, rewritten
from fieldcraft.ads.lint.rules import Severity
from fieldcraft.refusal import Refused
from fieldcraft.web.ads import actions
from fieldcraft.web.ads.shown import ShownAd, kept_ad
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.refusals import REFUSED

# A page that asks more is not filled in, and a browser would not send it.
MOST_QUESTIONS = 150
_ANSWER, _LEFT_OUT = "answer-", "out-"


@read_or_sent
def lint_ad(request: PersonalRequest, id: int) -> HttpResponse:
    """What stands in a kept ad instead of a success criterion; sent with answers, the draft made of them."""
    ad = kept_ad(actions.show_ad(request.person, id))
    linted = lint(ad.text)
    asked = questions(linted)
    if request.method != "POST":
        return _show_findings(request, ad, linted, asked)
    try:
        answers = read_answers(_answers(request, asked[:MOST_QUESTIONS]), asked)
        if not answers:
            raise Refused("There is no answer yet; answer one question, or leave one passage out.")
    except Refused as refused:
        return _show_findings(request, ad, linted, asked, refused.problems)
    draft = rewritten(linted, answers)
    left = lint(draft.text)
    context = {"ad": ad, "draft": draft, "left": left.findings, "summary": summary(left)}
    return render(request, "ads/draft.html", context)


def summary(linted: Linted) -> str:
    """How many findings there are, by how serious they are."""
    counted = Counter(each.severity for each in linted.findings)
    if not counted:
        return "Nothing is found in it."
    kinds = [f"{counted[each]} {each}{'' if counted[each] == 1 else 's'}" for each in _ORDER if counted[each]]
    return f"{', '.join(kinds)}."


_ORDER: tuple[Severity, ...] = ("error", "warning", "note")


def _show_findings(
    request: PersonalRequest,
    ad: ShownAd,
    linted: Linted,
    asked: tuple[Question, ...],
    problems: tuple[str, ...] = (),
) -> HttpResponse:
    rows = [
        {
            "question": each,
            "name": _ANSWER + each.id,
            "out": _LEFT_OUT + each.id,
            "sent": request.POST.get(_ANSWER + each.id, ""),
            "is_out": _LEFT_OUT + each.id in request.POST,
        }
        for each in asked[:MOST_QUESTIONS]
    ]
    among = {found for each in asked for found in each.findings}
    context: dict[str, Any] = {
        "ad": ad,
        "rows": rows,
        "more": max(0, len(asked) - MOST_QUESTIONS),
        "others": [each for each in linted.findings if each not in among],
        "summary": summary(linted),
        "labelled": linted.labelled,
        "problems": problems,
    }
    return render(request, "ads/lint.html", context, status=REFUSED if problems else 200)


def _answers(request: HttpRequest, asked: tuple[Question, ...]) -> dict[str, str]:
    """What was sent: a text where one was written, and nothing where the passage is to be left out."""
    answers = {}
    for each in asked:
        # A form sends line ends as \r\n.
        written = request.POST.get(_ANSWER + each.id, "").replace("\r\n", "\n").strip()
        if written:
            answers[each.id] = written
        elif _LEFT_OUT + each.id in request.POST and each.start is not None:
            answers[each.id] = ""
    return answers
