"""The pages of roles that are read: the list, one role, what is ready-made."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from fieldcraft.bets.sentences import day
from fieldcraft.roles.ready_made import (
    activities,
    question_to_activities,
    situations,
    terms_of_activities,
    terms_of_situations,
)
from fieldcraft.sources.claims import all_claims
from fieldcraft.web import clock
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.roles import actions
from fieldcraft.web.roles.citing import bets_citing
from fieldcraft.web.roles.shown import about

# The findings that stand near the reason for writing criteria: how good is written down, and what filters do.
WHY = ("E53", "E41", "E43")


@read_or_sent
def list_roles(request: PersonalRequest) -> HttpResponse:
    """All roles as they stand, the newest first, and those that are put away."""
    today = clock.today()
    rows = [about(role, today) for role in actions.list_roles(request.person)]
    away = actions.list_away(request.person)
    claims = [all_claims()[id] for id in WHY if all_claims()[id].may_be_shown]
    return render(request, "roles/list.html", {"rows": rows, "away": away, "claims": claims})


@read_or_sent
def show_role(request: PersonalRequest, id: int) -> HttpResponse:
    """A role as it stands: its criteria, what is weak in them, the bets that cite them."""
    role = actions.show_role(request.person, id)
    context = about(role, clock.today(), bets_citing(request.person, role.number))
    context["standing"] = {criterion.id for criterion in role.criteria}
    return render(request, "roles/show.html", context)


@read_or_sent
def ready_made(request: PersonalRequest) -> HttpResponse:
    """Situations and activities to start from; with a role they lead to a criterion of it."""
    said = request.GET.get("role", "")
    role = actions.show_role(request.person, said) if said else None
    skills: dict[str, list[Any]] = {}
    for each in activities().values():
        skills.setdefault(each.skill, []).append(each)
    context = {
        "role": role,
        "roles": [] if role else actions.list_roles(request.person),
        "situations": situations().values(),
        "situation_terms": terms_of_situations(),
        "skills": skills.items(),
        "activity_terms": terms_of_activities(),
        "asks": question_to_activities(),
        "today": day(clock.today(), clock.today()),
    }
    return render(request, "roles/ready_made.html", context)
