"""The pages of a role's versions: all of them, one of them, two of them side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from fieldcraft.bets.sentences import day
from fieldcraft.roles.changes import differences
from fieldcraft.roles.role import Role
from fieldcraft.typed import plain_whole
from fieldcraft.web import clock
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.roles import actions
from fieldcraft.web.roles.shown import about


@read_or_sent
def versions(request: PersonalRequest, id: int) -> HttpResponse:
    """Every version, the last one first, each with what it changed."""
    found, today = actions.versions_of(request.person, id), clock.today()
    rows: list[dict[str, Any]] = []
    for role, before in zip(found, [*found[1:], None], strict=True):
        changes = () if before is None else differences(before, role)
        rows.append({"version": role.version, "on": day(role.on, today), "changes": changes})
    return render(request, "roles/versions.html", {"role": found[0], "rows": rows})


@read_or_sent
def show_version(request: PersonalRequest, id: int, version: int) -> HttpResponse:
    """One version as it was written."""
    old, now = actions.show_role(request.person, id, version), actions.show_role(request.person, id)
    context = about(old, clock.today()) | {"last": now.version}
    return render(request, "roles/version.html", context)


@read_or_sent
def compare(request: PersonalRequest, id: int) -> HttpResponse:
    """What differs between two versions; the last two when nothing is said."""
    now = actions.show_role(request.person, id)
    before = _version(request, "from", now, max(1, now.version - 1))
    after = _version(request, "to", now, now.version)
    context = {
        "role": now,
        "before": before,
        "after": after,
        "differences": differences(before, after),
        "versions": range(now.version, 0, -1),
    }
    return render(request, "roles/compare.html", context)


def _version(request: PersonalRequest, name: str, role: Role, default: int) -> Role:
    said = request.GET.get(name, "")
    number = (plain_whole(said) or 0) if said else default
    return actions.show_role(request.person, role.number, number)
