"""Every claim that Fieldcraft relies on, with its source and how well it was read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fieldcraft.sources.claims import all_claims


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """All claims that may be shown; each can be linked to by its id."""
    claims = [claim for claim in all_claims().values() if claim.may_be_shown]
    schemes = ("http://", "https://")
    rows = [(claim, [url for url in claim.urls if url.startswith(schemes)]) for claim in claims]
    return render(request, "sources/sources.html", {"rows": rows})
