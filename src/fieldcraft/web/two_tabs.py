"""What every form carries that two tabs may send: the version of what its page showed."""

from __future__ import annotations

from django.http import HttpRequest

from fieldcraft.typed import plain_whole

# What the browser is told when another tab was first.
CONFLICT = 409
# The version of nothing: what a form without a true one counts as.
NO_VERSION = 0


def version_of(request: HttpRequest) -> int:
    """The version that the page was made from; one that nothing ever has when the form carries none."""
    version = plain_whole(request.POST.get("version", ""))
    return NO_VERSION if version is None else version
