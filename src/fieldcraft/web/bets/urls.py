"""The addresses of bets."""

from __future__ import annotations

from django.urls import path

from fieldcraft.web.bets import pages

app_name = "bets"
urlpatterns = [
    path("bets/", pages.list_bets, name="list"),
    path("bets/new", pages.new_bet, name="new"),
    path("bets/<int:id>/", pages.show_bet, name="show"),
    path("bets/<int:id>/forecast", pages.update_forecast, name="forecast"),
    path("bets/<int:id>/rate", pages.rate_bet, name="rate"),
    path("bets/<int:id>/settle", pages.settle_bet, name="settle"),
]
