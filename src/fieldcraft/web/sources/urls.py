"""The address of the sources."""

from __future__ import annotations

from django.urls import path

from fieldcraft.web.sources import pages

app_name = "sources"
urlpatterns = [path("sources/", pages.sources, name="sources")]
