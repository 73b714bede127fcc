"""What Fieldcraft says when it does not do a thing.

A refusal is made once, in the room that knows the rule, and shown unchanged by the page, the command
line (on standard error, exit status 2) and the API.
"""

from __future__ import annotations

from collections.abc import Iterable


class Refused(Exception):
    """A request that cannot be met: one or more sentences that each say what is wrong and what to do.

    All problems that were found are collected before refusing, so that a person mends them in one go.
    """

    def __init__(self, problems: str | Iterable[str]) -> None:
        self.problems: tuple[str, ...] = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__(" ".join(self.problems))


class Missing(Refused):
    """What was asked for does not exist, or is somebody else's: the two are not told apart.

    `title` says in three words what is missing; a page shows it above the sentence.
    """

    title = "Nothing stands here"


def refuse_if_any(problems: Iterable[str]) -> None:
    """Raise one Refused that carries all of `problems`, or return when there are none."""
    found = tuple(problems)
    if found:
        raise Refused(found)
