"""Where the sentence that follows an action waits until the next page shows it."""

from __future__ import annotations

from django.contrib.messages.storage.cookie import CookieStorage


class Messages(CookieStorage):
    """In a cookie of our own name; every port of this computer sees it, so nothing a person wrote goes in."""

    cookie_name = "fieldcraft_messages"
