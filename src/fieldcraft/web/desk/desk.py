"""The desk as values: what the page and the command line both show."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fieldcraft.bets.lessons import Lesson
from fieldcraft.bets.week import TOLD, NamedBet, Waiting, Week, first_day, read_week, week_sentences
from fieldcraft.web.bets import lists
from fieldcraft.web.bets.lines import Line, ShownLine, shown
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person

# How many lines a part of the desk has; the rest is a page away.
LINES = 8
# How many of the last changes are looked at for the week: the desk stays as quick however long a ledger is.
CHANGES = 100


@dataclass(frozen=True)
class Part:
    """The first lines of a part of the desk, and whether there are more."""

    lines: tuple[ShownLine, ...]
    more: bool

    @property
    def count(self) -> str:
        """How many there are, as far as they were counted."""
        return f"{LINES} and more" if self.more else str(len(self.lines))


@dataclass(frozen=True)
class Desk:
    """What is due today, what has been due longer, what waits for review, what runs; plans, lessons to
    recall, and what the last seven days taught."""

    due: Part
    overdue: Part
    review: Part
    running: Part
    plans: tuple[lists.Plan, ...]
    lessons: tuple[Lesson, ...]
    week: tuple[str, ...]


def desk_of(person: Person, today: date) -> Desk:
    """The desk of the person on a day."""
    due = _part(lists.due_between(person, today, today, LINES + 1), today)
    overdue = _part(lists.due_between(person, date.min, today - timedelta(1), LINES + 1), today)
    review = _part(lists.to_review(person, LINES + 1), today)
    lessons = tuple(lists.to_recall(person, today, LINES))
    waiting = Waiting(
        decide=len(due.lines) + len(overdue.lines),
        review=len(review.lines),
        recall=len(lessons),
        more=due.more or overdue.more or review.more,
    )
    return Desk(
        due=due,
        overdue=overdue,
        review=review,
        running=_part(lists.due_between(person, today + timedelta(1), date.max, LINES + 1), today),
        plans=tuple(lists.plans(person, today, LINES)),
        lessons=lessons,
        week=_week(person, today, waiting),
    )


def _part(found: list[Line], today: date) -> Part:
    return Part(tuple(shown(line, today) for line in found[:LINES]), len(found) > LINES)


def _week(person: Person, today: date, waiting: Waiting) -> tuple[str, ...]:
    week = _read(person, today)
    named = {
        str(number): NamedBet(title, cell)
        for number, title, cell in (
            BetRow.objects.filter(
                owner=person, number__in=[int(bet) for bet in week.bets if bet.isdecimal()]
            ).values_list("number", "title", "cell")
            if week.bets
            else ()
        )
    }
    return week_sentences(week, named, waiting)


def _read(person: Person, today: date) -> Week:
    """The week from the end of the ledger, which its index by sequence gives without looking at the rest."""
    rows = LedgerEntryRow.objects.filter(owner=person).order_by("-sequence")
    found = list(rows.values_list("at", "kind", "body")[:CHANGES])
    since = first_day(today).isoformat()
    recent = [(kind, body) for at, kind, body in reversed(found) if at[:10] >= since]
    told = [(kind, _body(body)) for kind, body in recent if kind in TOLD]
    return read_week(told, whole=len(recent) < CHANGES)


def _body(text: str) -> dict[str, Any]:
    """The body of an entry; nothing of one that somebody spoiled, which is for `ledger verify` to say."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}
