"""The hatch to roles: a bet names criteria by their ids, and roles know what these stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from fieldcraft.roles.role import Criterion
from fieldcraft.web.hatch import Hatch
from fieldcraft.web.people.tables import Person


@dataclass(frozen=True)
class Cited:
    """A criterion that a bet cites: the text as written, and what it stands for where it is known here.

    `dropped`: it stood in an earlier version of its role and no longer does.
    """

    text: str
    role: int | None = None
    criterion: Criterion | None = None
    dropped: bool = False


class Criteria(Protocol):
    """What bets ask of roles."""

    def cited_by(self, person: Person, texts: Iterable[str]) -> list[Cited]:
        """What the criteria that a bet names are; one that nobody here knows stays the text that it is."""


criteria: Hatch[Criteria] = Hatch("what cited criteria stand for")
