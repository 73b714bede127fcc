"""The addresses of surveys."""

from __future__ import annotations

from django.urls import path

from fieldcraft.web.survey import pages

app_name = "survey"
urlpatterns = [
    path("ads/survey/", pages.surveys, name="list"),
    path("ads/survey/<int:id>/", pages.show, name="show"),
    path("ads/survey/<int:id>/stop", pages.stop, name="stop"),
    path("ads/survey/<int:id>/go-on", pages.go_on, name="go_on"),
    path("ads/survey/<int:id>/delete", pages.delete, name="delete"),
    path("ads/survey/<int:id>/export.json", pages.export_json, name="json"),
    path("ads/survey/<int:id>/export.csv", pages.export_csv, name="csv"),
]
