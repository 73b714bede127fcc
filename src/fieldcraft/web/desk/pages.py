"""Home: a desk, not a dashboard. Somebody who has nothing here yet finds the first question instead."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fieldcraft.bets.sentences import day
from fieldcraft.web import clock
from fieldcraft.web.bets import lists
from fieldcraft.web.bets.lines import Line, shown
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.people.tables import Person
from fieldcraft.web.question.actions import list_answers
from fieldcraft.web.question.forms import StartForm
from fieldcraft.web.question.pages import show_start

# How many lines a part of the desk has; the rest is a page away.
LINES = 8
ANSWERS = 3


@require_safe
def desk(request: PersonalRequest) -> HttpResponse:
    """What is due, what waits, what to recall, and the questions that wait to be gone on with."""
    today = clock.today()
    answers = list(list_answers(request.person))
    if not answers and not lists.has_bets(request.person):
        return show_start(request, StartForm())
    context = _to_do(request.person, today) | {
        "today": day(today, today),
        "plans": [(bet, day(bet.look_on, today)) for bet in lists.plans(request.person, today, LINES)],
        "lessons": lists.to_recall(request.person, today, LINES),
        "unfinished": [row for row in answers if row.result["next_question"] is not None],
        "answered": [row for row in answers if row.result["next_question"] is None][:ANSWERS],
    }
    return render(request, "desk/desk.html", context)


def _to_do(person: Person, today: date) -> dict[str, Any]:
    """What is due today, what has been due longer, what is settled and not reviewed, and what runs."""
    found = {
        "due": lists.due_between(person, today, today, LINES + 1),
        "overdue": lists.due_between(person, date.min, today - timedelta(1), LINES + 1),
        "review": lists.to_review(person, LINES + 1),
        "running": lists.due_between(person, today + timedelta(1), date.max, LINES + 1),
    }
    return {name: _part(lines, today) for name, lines in found.items()}


def _part(found: list[Line], today: date) -> dict[str, Any]:
    """The first lines, how many there are as far as they were counted, and whether there are more."""
    more = len(found) > LINES
    lines = [shown(line, today) for line in found[:LINES]]
    return {"lines": lines, "count": f"{LINES} and more" if more else str(len(lines)), "more": more}
