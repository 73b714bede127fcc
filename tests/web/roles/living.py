"""Roles of somebody, for the tests of the web shell."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from fieldcraft.roles.inputs import read_role
from fieldcraft.roles.role import Role
from fieldcraft.web.people.tables import Person
from fieldcraft.web.roles import actions
from tests.roles.written import ROLE, TODAY

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


def opened(person: Person, **changes: Any) -> Role:
    """A role of the person with three criteria."""
    return actions.open_role(person, read_role(ROLE | changes, TODAY), TODAY, NOW)


def retitled(person: Person, title: str, version: int | None = None, id: str = "R1") -> Role:
    """The next version of a role, with another title."""
    return actions.write_role(person, id, lambda content: replace(content, title=title), version, TODAY, NOW)
