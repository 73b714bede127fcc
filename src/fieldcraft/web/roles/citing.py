"""Which bets cite a criterion, and which criteria a bet cites."""

from __future__ import annotations

from collections.abc import Iterable

from fieldcraft.roles.role import cited_id
from fieldcraft.web.bets.cited import Cited
from fieldcraft.web.bets.lines import LINE_COLUMNS, Line
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.people.tables import Person
from fieldcraft.web.roles.tables import RoleVersionRow

# How many bets stand beside one criterion.
MOST = 20


def cited_by(person: Person, texts: Iterable[str]) -> list[Cited]:
    """What the criteria that a bet names are; one that nobody here knows stays the text that it is."""
    return [_cited(person, text) for text in texts]


def bets_citing(person: Person, number: int) -> dict[str, list[Line]]:
    """The person's bets that cite criteria of a role, by criterion, the newest first."""
    rows = BetRow.objects.filter(owner=person, criteria__contains=f"\nR{number}.").order_by("-number")
    found: dict[str, list[Line]] = {}
    for *columns, cited in rows.values_list(*LINE_COLUMNS, "criteria"):
        for id in cited.split():
            if len(found.setdefault(id, [])) < MOST:
                found[id].append(Line(*columns))
    return found


def _cited(person: Person, text: str) -> Cited:
    id = cited_id(text)
    if not id:
        return Cited(text)
    number = int(id[1:].partition(".")[0])
    rows = RoleVersionRow.objects.filter(owner=person, number=number).order_by("-version")
    for place, row in enumerate(rows.iterator()):
        for criterion in row.to_role().criteria:
            if criterion.id == id:
                return Cited(text, number, criterion, dropped=place > 0)
    return Cited(text)
