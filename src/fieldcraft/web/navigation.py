"""The eight places of the masthead, and which of them a page belongs to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

PLACES = (
    ("/", "Desk"),
    ("/ask", "Ask"),
    ("/answers/", "Answers"),
    ("/ads/", "Ads"),
    ("/bets/", "Bets"),
    ("/roles/", "Roles"),
    ("/practice/", "Practice"),
    ("/judgement/", "Judgement"),
    ("/sources/", "Sources"),
)


def places(request: HttpRequest) -> dict[str, Any]:
    """For every template: `places`, each with its address, its word, and "page" or "true" where one is."""
    return {"places": [(address, word, _current(address, request.path)) for address, word in PLACES]}


def _current(address: str, path: str) -> str:
    if path == address:
        return "page"
    inside = address != "/" and path.startswith(address.rstrip("/") + "/")
    return "true" if inside else ""
