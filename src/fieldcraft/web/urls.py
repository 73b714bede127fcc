"""All addresses, gathered from the rooms."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import include, path
from django.urls.resolvers import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
for room in ("desk", "question", "bets", "sources"):
    if find_spec(f"fieldcraft.web.{room}") and find_spec(f"fieldcraft.web.{room}.urls"):
        urlpatterns.append(path("", include(f"fieldcraft.web.{room}.urls")))

handler400 = "fieldcraft.web.refusals.bad_request"
handler403 = "fieldcraft.web.refusals.not_allowed"
handler404 = "fieldcraft.web.refusals.not_found"
handler500 = "fieldcraft.web.refusals.server_error"
