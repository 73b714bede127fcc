"""The pages on which a role is put away, and taken up again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fieldcraft.roles.role import AWAY_MEANS
from fieldcraft.web import clock
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.roles import actions


@read_or_sent
def put_away(request: PersonalRequest, id: int) -> HttpResponse:
    """Put a role away, after saying what that means."""
    if request.method == "POST":
        actions.put_role_away(request.person, id, clock.today(), clock.now())
        messages.success(request, "The role is put away.")
        return redirect("roles:list")
    context = {"role": actions.show_role(request.person, id), "means": AWAY_MEANS}
    return render(request, "roles/put_away.html", context)


@require_POST
def take_up(request: PersonalRequest, id: int) -> HttpResponse:
    """Take a role up again that was put away."""
    actions.take_role_up(request.person, id, clock.today(), clock.now())
    messages.success(request, "The role is taken up again.")
    return redirect("roles:show", id=id)
