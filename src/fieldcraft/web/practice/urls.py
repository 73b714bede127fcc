"""The addresses of practice."""

from __future__ import annotations

from django.urls import path

from fieldcraft.web.practice import across_pages, debrief_pages, pages, record_pages

app_name = "practice"
urlpatterns = [
    path("practice/", pages.list_runs, name="list"),
    path("practice/start", pages.start_run, name="start"),
    path("practice/record/", across_pages.show_record, name="record"),
    path("practice/<slug:id>/", pages.show_office, name="office"),
    path("practice/<slug:id>/debrief", debrief_pages.show_debrief, name="debrief"),
    path("practice/<slug:id>/debrief/stop", debrief_pages.stop, name="stop"),
    path("practice/<slug:id>/debrief/go-on", debrief_pages.go_on, name="go_on"),
    path("practice/<slug:id>/lessons", record_pages.keep_lessons, name="lessons"),
]
