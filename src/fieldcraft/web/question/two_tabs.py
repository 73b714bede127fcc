"""When two tabs change one answer: neither silently loses what it did."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fieldcraft.question.content import load_content
from fieldcraft.question.parts import NO_ANSWER
from fieldcraft.web.question.actions import ChangedMeanwhile
from fieldcraft.web.question.shown import beside
from fieldcraft.web.two_tabs import CONFLICT

# The fields, besides the questions, that a person types in.
TYPED = ("hours", "money", "currency")


def show_changed(request: HttpRequest, changed: ChangedMeanwhile, fields: dict[str, str]) -> HttpResponse:
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
