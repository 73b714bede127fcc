"""Lists of bets: all at once for the command line, by pages for the pages, few of each for the desk.

An index holds every column that a page is chosen and sorted by: the database reads a row only once it
belongs to the page, and of it a few columns, never the bet itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL

from fieldcraft.bets.bet import STATES, Bet
from fieldcraft.refusal import Refused
from fieldcraft.web.bets.lines import IF_THEN, LINE_COLUMNS, Line
from fieldcraft.web.bets.search_index import few_with
from fieldcraft.web.bets.tables import BetRow, tag_word
from fieldcraft.web.people.tables import Person

PAGE = 50
# The order of bets that run, those to look at soonest first; and of those that ended, the last first.
GOING = ("look_on", "number")
ENDED = ("-settled_on", "-look_on", "-number")

Lines: TypeAlias = QuerySet[BetRow, tuple[Any, ...]]
# What a line is made of, of every bet; chosen once, since choosing columns takes as long as running a query.
LINES: Lines = BetRow.objects.values_list(*LINE_COLUMNS)


@dataclass(frozen=True)
class Wanted:
    """Which bets are looked for: words of the title or the tags, a state, a kind, a tag; empty means any.

    `among` holds the only rows that may have the words, once `narrowed` found that they are few.
    """

    search: str = ""
    state: str = ""
    kind: str = ""
    tag: str = ""
    among: tuple[int, ...] | None = None

    def __bool__(self) -> bool:
        return any((self.search, self.state, self.kind, self.tag))

    @property
    def parts(self) -> list[str]:
        """What the words of a bet have to hold."""
        tag = [f"\n{tag_word(self.tag)}\n"] if self.tag else []
        return tag + self.search.casefold().split()


ANY = Wanted()


def narrowed(person: Person, wanted: Wanted) -> Wanted:
    """The same with the few rows that may have the words, where the index of words can tell."""
    few = few_with(connection, person.pk, wanted.parts)
    return wanted if few is None else replace(wanted, among=tuple(few))


@dataclass(frozen=True)
class PageOfBets:
    """Some bets in order; `after` names the last of them when more follow, else it is empty."""

    lines: tuple[Line, ...]
    after: str


def list_bets(person: Person, today: date, wanted: Wanted = ANY) -> list[Bet]:
    """All of the person's bets that are wanted, those to look at soonest first."""
    rows = chosen(BetRow.objects.filter(owner=person), today, narrowed(person, wanted))
    return [row.to_bet() for row in rows.order_by(*GOING)]


def due_bets(
    person: Person, today: date, wanted: Wanted = ANY, after: str = "", limit: int = PAGE
) -> PageOfBets:
    """Bets whose day to look has come."""
    return _page(_going_lines(person, look_on__lte=today), GOING, today, wanted, after, limit)


def running_bets(
    person: Person, today: date, wanted: Wanted = ANY, after: str = "", limit: int = PAGE
) -> PageOfBets:
    """Bets whose day to look is still to come."""
    return _page(_going_lines(person, look_on__gt=today), GOING, today, wanted, after, limit)


def ended_bets(
    person: Person, today: date, wanted: Wanted = ANY, after: str = "", limit: int = PAGE
) -> PageOfBets:
    """Bets that are settled or void, the last settled first."""
    return _page(LINES.filter(owner=person, settled_on__isnull=False), ENDED, today, wanted, after, limit)


def due_between(
    person: Person, first: date, last: date, limit: int, *, with_plans: bool = False
) -> list[Line]:
    """At most `limit` running bets whose day to look lies in these days, the soonest first.

    `with_plans` also reads what their owner will do if something happens.
    """
    rows = _going_lines(person, look_on__range=(first, last)).order_by(*_by_index(GOING))
    return _first(rows.values_list(*LINE_COLUMNS, IF_THEN) if with_plans else rows, limit)


def to_review(person: Person, limit: int) -> list[Line]:
    """At most `limit` bets settled here that nobody has reviewed, the last settled first."""
    return _first(LINES.filter(owner=person, to_review=True).order_by(*ENDED), limit)


def has_bets(person: Person) -> bool:
    """Whether the person has any bet."""
    return BetRow.objects.filter(owner=person).exists()


def chosen(rows: QuerySet[BetRow], today: date, wanted: Wanted) -> QuerySet[BetRow]:
    """Those of the rows that are wanted; Refused for a state that there is not."""
    return rows.filter(*_conditions(today, wanted))


def _conditions(today: date, wanted: Wanted) -> list[Q | RawSQL]:
    """What makes a row wanted, to be asked for at once: each further `filter` copies the whole query."""
    conditions: list[Q | RawSQL] = []
    if wanted.state:
        conditions.append(_in_state(wanted.state, today))
    if wanted.kind:
        conditions.append(Q(kind=wanted.kind))
    if wanted.among is not None:
        conditions.append(Q(pk__in=wanted.among))
    return [*conditions, holds(wanted.parts)] if wanted.parts else conditions


def holds(parts: Sequence[str]) -> RawSQL:
    """Whether the words of a row hold all parts, one at least.

    Faster than LIKE, and nothing in a part needs to be escaped. Plain SQL, since Django takes longer to build
    the same of its own pieces than SQLite to run it.
    """
    place = "instr(words, %s) > 0" if connection.vendor == "sqlite" else "strpos(words, %s) > 0"
    return RawSQL(" AND ".join([place] * len(parts)), parts, BooleanField())


def _going_lines(person: Person, **conditions: Any) -> Lines:
    return LINES.filter(owner=person, settled_on__isnull=True, **conditions)


def _page(
    rows: Lines, order: Sequence[str], today: date, wanted: Wanted, after: str, limit: int
) -> PageOfBets:
    conditions = _conditions(today, wanted)
    if after:
        conditions.append(_beyond(order, after))
    lines = _first(rows.filter(*conditions).order_by(*_by_index(order)), limit + 1)
    more = len(lines) > limit
    return PageOfBets(tuple(lines[:limit]), _place(lines[limit - 1], order) if more else "")


def _by_index(order: Sequence[str]) -> Sequence[str]:
    """The order as the index has it: PostgreSQL does not see that bets that run are all alike unsettled."""
    return ("settled_on", *order) if order == GOING else order


def _first(rows: Lines, limit: int) -> list[Line]:
    return [Line(*columns) for columns in rows[:limit]]


def _place(line: Line, order: Sequence[str]) -> str:
    """Where a bet stands in an order, as text for an address."""
    return ".".join(str(getattr(line, name.lstrip("-"))) for name in order)


def _beyond(order: Sequence[str], after: str) -> Q:
    """What comes after a place in an order. The first column's bound lets the index start there."""
    parts = after.split(".")
    values: list[date | int] = []
    try:
        values = [date.fromisoformat(part) for part in parts[:-1]] + [int(parts[-1][:18])]
    except ValueError:
        values = []
    if len(values) != len(order):
        raise Refused("This page of bets cannot be found; go back to the list and start anew.")
    steps = []
    for position, name in enumerate(order):
        column, side = name.lstrip("-"), "lt" if name.startswith("-") else "gt"
        same = {each.lstrip("-"): value for each, value in zip(order[:position], values, strict=False)}
        steps.append(Q(**same, **{f"{column}__{side}": values[position]}))
    first = f"{order[0].lstrip('-')}__{'lte' if order[0].startswith('-') else 'gte'}"
    return reduce(or_, steps) & Q(**{first: values[0]})


def _in_state(state: str, today: date) -> Q:
    if state not in STATES:
        raise Refused(f"There is no state {state}; choose {', '.join(STATES)}.")
    if state == "open":
        return Q(stage="going", due__gte=today)
    if state == "locked":
        return Q(stage="going", due__lt=today)
    if state == "rated":
        # The rest says nothing new, but that the index of rated bets holds all of them.
        return Q(stage=state, rated_on__isnull=False, settled_on__isnull=True)
    return Q(stage=state, settled_on__isnull=False)
