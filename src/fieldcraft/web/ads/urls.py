"""The addresses of ads."""

from __future__ import annotations

from django.urls import path

from fieldcraft.web.ads import lint_pages, pages

app_name = "ads"
urlpatterns = [
    path("ads/", pages.ads, name="list"),
    path("ads/<int:id>/", pages.ad, name="ad"),
    path("ads/<int:id>/questions", pages.questions, name="questions"),
    path("ads/<int:id>/lint", lint_pages.lint_ad, name="lint"),
    path("ads/<int:id>/delete", pages.delete, name="delete"),
    path("ask/<int:answer>/ads/<int:id>/", pages.of_answer, name="of_answer"),
    path("ask/<int:answer>/ads/<int:id>/questions", pages.questions_of_answer, name="questions_of_answer"),
]
