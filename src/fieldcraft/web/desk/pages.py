"""Home: a desk, not a dashboard. Somebody who has nothing here yet finds the first question instead."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fieldcraft.bets.sentences import day
from fieldcraft.web import clock
from fieldcraft.web.bets import lists
from fieldcraft.web.desk.desk import desk_of
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.question.actions import list_answers
from fieldcraft.web.question.forms import StartForm
from fieldcraft.web.question.pages import show_start

ANSWERS = 3


@require_safe
def desk(request: PersonalRequest) -> HttpResponse:
    """What is due, what waits, what to recall, and the questions that wait to be gone on with."""
    today = clock.today()
    answers = list(list_answers(request.person))
    found = desk_of(request.person, today)
    # Whoever has only practised so far has a lesson to recall one day.
    if not answers and not lists.has_bets(request.person) and not found.lessons:
        return show_start(request, StartForm())
    context = {
        "today": day(today, today),
        "due": found.due,
        "overdue": found.overdue,
        "review": found.review,
        "running": found.running,
        "plans": [(plan, day(plan.look_on, today)) for plan in found.plans],
        "lessons": found.lessons,
        "week": found.week,
        "unfinished": [row for row in answers if row.result["next_question"] is not None],
        "answered": [row for row in answers if row.result["next_question"] is None][:ANSWERS],
    }
    return render(request, "desk/desk.html", context)
