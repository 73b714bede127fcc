"""Home: a desk, not a dashboard. Somebody who has nothing here yet finds the first question instead."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fieldcraft.bets.sentences import day
from fieldcraft.web import clock
from fieldcraft.web.bets.actions import list_bets
from fieldcraft.web.bets.pages import in_a_line
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.question.actions import list_answers
from fieldcraft.web.question.forms import StartForm
from fieldcraft.web.question.pages import show_start


@require_safe
def desk(request: PersonalRequest) -> HttpResponse:
    """What is due today, what runs, and the questions that wait to be gone on with."""
    today = clock.today()
    answers = list(list_answers(request.person))
    bets = list_bets(request.person, today)
    if not answers and not bets:
        return show_start(request, StartForm())
    going = [bet for bet in bets if bet.settlement is None]
    context = {
        "today": day(today, today),
        "due": [
            in_a_line(bet, today) | {"rated": bet.rating is not None} for bet in going if bet.look_on <= today
        ],
        "running": [in_a_line(bet, today) for bet in going if bet.look_on > today],
        "unfinished": [row for row in answers if row.result["next_question"] is not None],
        "answered": [row for row in answers if row.result["next_question"] is None][:3],
    }
    return render(request, "desk/desk.html", context)
