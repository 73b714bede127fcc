"""All addresses, gathered from the rooms."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("fieldcraft.web.desk.urls")),
    path("", include("fieldcraft.web.question.urls")),
    path("", include("fieldcraft.web.ads.urls")),
    path("", include("fieldcraft.web.bets.urls")),
    path("", include("fieldcraft.web.roles.urls")),
    path("", include("fieldcraft.web.practice.urls")),
    path("", include("fieldcraft.web.sources.urls")),
    path("", include("fieldcraft.web.data.urls")),
    path("", include("fieldcraft.web.survey.urls")),
]

handler400 = "fieldcraft.web.refusals.bad_request"
handler403 = "fieldcraft.web.refusals.not_allowed"
handler404 = "fieldcraft.web.refusals.not_found"
handler500 = "fieldcraft.web.refusals.server_error"
