"""Local mode listens to this computer only, whatever the network does."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseBase

from fieldcraft.web.refusals import refusal_page

# Pages may load what this server serves and nothing else; no script or style inside a page runs.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class LocalOnly:
    """Refuses requests from other computers or under other names, and requests that are too large."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._refusal(request) or self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    def _refusal(self, request: HttpRequest) -> HttpResponseBase | None:
        if not _is_loopback(request.META.get("REMOTE_ADDR", "")):
            return refusal_page(
                request, 403, "Not from here", "Fieldcraft answers on the computer it runs on; open it there."
            )
        try:
            request.get_host()
        except DisallowedHost:
            return refusal_page(
                request,
                421,
                "Not under this name",
                "Fieldcraft answers as 127.0.0.1 or localhost only; open the address that it printed.",
            )
        return self._too_large(request)

    def _too_large(self, request: HttpRequest) -> HttpResponseBase | None:
        said = request.META.get("CONTENT_LENGTH") or "0"
        size = int(said) if said.isdecimal() else 0
        of_data = request.path.startswith("/data/")
        largest = settings.LARGEST_FILE if of_data else settings.LARGEST_REQUEST
        if size <= largest:
            return None
        instead = (
            "In a terminal there is no such limit: `fieldcraft restore FILE`, `fieldcraft import FILE`, "
            "`fieldcraft bets import FILE`."
            if of_data
            else "Go back and add fewer ads at a time, or give the folder to `fieldcraft ask --ad FOLDER`."
        )
        return refusal_page(
            request,
            413,
            "Too much at once",
            f"You sent {size // settings.MEGABYTE} MB; {largest // settings.MEGABYTE} MB at once is the "
            f"most. Nothing was kept. {instead}",
        )


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
