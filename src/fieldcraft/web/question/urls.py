"""The addresses of questions and answers."""

from __future__ import annotations

from django.urls import path

from fieldcraft.web.question import ads_pages, answer_pages, pages

app_name = "question"
urlpatterns = [
    path("ask", pages.start, name="start"),
    path("ask/<int:id>/", pages.ask, name="ask"),
    path("ask/<int:id>/ads", ads_pages.ads, name="ads"),
    path("ask/<int:id>/ads/<int:ad>/remove", ads_pages.remove_ad, name="remove_ad"),
    path("answers/", answer_pages.answers, name="answers"),
    path("answers/<int:id>/", answer_pages.answer, name="answer"),
    path("answers/<int:id>/cost", answer_pages.set_cost, name="cost"),
    path("answers/<int:id>/currency", answer_pages.set_currency, name="currency"),
    path("answers/<int:id>/recompute", answer_pages.recompute, name="recompute"),
    path("answers/<int:id>/delete", answer_pages.delete, name="delete"),
    path("answers/<int:id>/export.md", answer_pages.export_markdown, name="markdown"),
    path("answers/<int:id>/export.html", answer_pages.export_html, name="html"),
    path("answers/<int:id>/bet", answer_pages.bet, name="bet"),
]
