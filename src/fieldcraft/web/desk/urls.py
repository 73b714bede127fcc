"""The address of the desk."""

from __future__ import annotations

from django.urls import path

from fieldcraft.web.desk import pages

app_name = "desk"
urlpatterns = [path("", pages.desk, name="desk")]
