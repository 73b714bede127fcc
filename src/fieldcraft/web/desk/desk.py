"""The desk as values: what the page and the command line both show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fieldcraft.bets.lessons import Lesson
from fieldcraft.bets.week import Waiting
from fieldcraft.web.bets import lists, shelf
from fieldcraft.web.bets.lines import Line, ShownLine, shown
from fieldcraft.web.desk.week import told_of_week
from fieldcraft.web.people.tables import Person

# How many lines a part of the desk has; the rest is a page away.
LINES = 8


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
    """What is due today, what has been due longer, what waits for review, what runs; those of the next bets
    that say what their owner will do if something happens; lessons to recall, and what the week taught."""

    due: Part
    overdue: Part
    review: Part
    running: Part
    plans: tuple[Line, ...]
    lessons: tuple[Lesson, ...]
    week: tuple[str, ...]


def desk_of(person: Person, today: date) -> Desk:
    """The desk of the person on a day."""
    due_today = lists.due_between(person, today, today, LINES + 1, with_plans=True)
    to_come = lists.due_between(person, today + timedelta(1), date.max, LINES + 1, with_plans=True)
    due = _part(due_today, today)
    overdue = _part(lists.due_between(person, date.min, today - timedelta(1), LINES + 1), today)
    review = _part(lists.to_review(person, LINES + 1), today)
    lessons = tuple(shelf.to_recall(person, today, LINES))
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
        running=_part(to_come, today),
        plans=tuple(line for line in [*due_today, *to_come][:LINES] if line.if_then),
        lessons=lessons,
        week=told_of_week(person, today, waiting),
    )


def _part(found: list[Line], today: date) -> Part:
    return Part(tuple(shown(line, today) for line in found[:LINES]), len(found) > LINES)
