"""A hatch between two rooms of the shell: the lower one names what it needs, a higher one hands it down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Handed = TypeVar("Handed")


class Hatch(Generic[Handed]):
    """What a room needs of a room above it, which it may not import; `apps` fills every hatch at the start.

    A hatch is for what the lower room shows and the higher one keeps, and has as few functions as that takes.
    """

    def __init__(self, what: str) -> None:
        self.what = what
        self._open: Callable[[], Handed] | None = None

    def hand_down(self, open: Callable[[], Handed]) -> None:
        """Say how to come by it, which is asked for at each use: no room is loaded before it is needed.

        RuntimeError when another room handed it down before.
        """
        if self._open not in (None, open):
            raise RuntimeError(f"Two rooms hand down {self.what}.")
        self._open = open

    def __call__(self) -> Handed:
        """What was handed down; RuntimeError when nothing was, so that nothing is left out in silence."""
        if self._open is None:
            raise RuntimeError(f"No room hands down {self.what}.")
        return self._open()
