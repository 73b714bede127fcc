"""When two tabs change one role: neither silently loses what it did."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fieldcraft.roles.parts import parts
from fieldcraft.web.roles.actions import ChangedMeanwhile
from fieldcraft.web.two_tabs import CONFLICT

LABELS = {"title": "The role", "for": "For whom", "starts": "First day"}


def show_changed(
    request: HttpRequest,
    changed: ChangedMeanwhile,
    typed: Mapping[str, str],
    names: Mapping[str, str] | None = None,
) -> HttpResponse:
    """What another tab changed, what this one wanted, and the way to have both.

    `names` maps a field of the form to its name in `typed` where they differ.
    """
    fields = {name: typed[name] for name in typed}
    for field, name in (names or {}).items():
        fields[field] = fields.pop(name)
    labels = LABELS | {name: part.label for name, part in parts().items()}
    context = {
        "role": changed.role,
        "since": changed.since,
        "typed": [(labels.get(name, name), value or "left empty") for name, value in typed.items()],
        "fields": fields,
    }
    return render(request, "roles/changed.html", context, status=CONFLICT)
