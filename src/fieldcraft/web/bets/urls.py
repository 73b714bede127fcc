"""The addresses of bets, of lessons and of judgement."""

from __future__ import annotations

from django.urls import path

from fieldcraft.web.bets import judgement_pages, life_pages, pages

app_name = "bets"
urlpatterns = [
    path("bets/", pages.list_bets, name="list"),
    path("bets/new", pages.new_bet, name="new"),
    path("bets/<int:id>/", pages.show_bet, name="show"),
    path("bets/<int:id>/forecast", pages.update_forecast, name="forecast"),
    path("bets/<int:id>/rate", life_pages.rate_bet, name="rate"),
    path("bets/<int:id>/settle", life_pages.settle_bet, name="settle"),
    path("bets/<int:id>/review", life_pages.review_bet, name="review"),
    path("lessons/", life_pages.list_lessons, name="lessons"),
    path("lessons/<slug:id>/recall", life_pages.recall_lesson, name="recall"),
    path("judgement/", judgement_pages.judgement, name="judgement"),
]
