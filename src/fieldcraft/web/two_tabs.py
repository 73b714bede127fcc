"""What every form carries that two tabs may send: the version of what its page showed."""

from __future__ import annotations

from django.http import HttpRequest

# What the browser is told when another tab was first.
CONFLICT = 409
# The version of nothing: what a form without a true one counts as.
NO_VERSION = 0
# More digits than a version has.
_DIGITS = 10


def version_of(request: HttpRequest) -> int:
    """The version that the page was made from; one that nothing ever has when the form carries none."""
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < _DIGITS else NO_VERSION
