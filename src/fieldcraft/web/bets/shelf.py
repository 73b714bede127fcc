"""The shelf of lessons: those of reviewed bets and those of practice runs, which bets can cite alike."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q

from fieldcraft.bets.lessons import Lesson, lesson_of, lessons_of
from fieldcraft.refusal import Missing
from fieldcraft.typed import plain_whole
from fieldcraft.web.bets import actions
from fieldcraft.web.bets.runs import runs
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.people.tables import Person

# More digits than the number of a lesson of a run has.
DIGITS = 9


class NoSuchLesson(Missing):
    """There is no such lesson, or it is somebody else's: the two are not told apart."""

    title = "No such lesson"

    def __init__(self, id: object) -> None:
        super().__init__(f"You have no lesson {str(id)[:20]}; look its id up in the list of your lessons.")


def all_lessons(person: Person) -> dict[str, Lesson]:
    """The person's lessons by id, newest first, with the bets that confirm or contradict each."""
    rows = BetRow.objects.filter(Q(teaches=True) | Q(cites=True), owner=person)
    return lessons_of((row.to_bet() for row in rows), runs().all_lessons(person))


def to_recall(person: Person, today: date, limit: int) -> list[Lesson]:
    """At most `limit` lessons whose day of recall has come, the longest waiting first."""
    rows = BetRow.objects.filter(owner=person, teaches=True, recall_on__lte=today)
    found = [lesson_of(row.to_bet()) for row in rows.order_by("recall_on", "number")[:limit]]
    due = [lesson for lesson in found if lesson is not None]
    due += runs().to_recall(person, today, limit)
    return sorted(due, key=lambda lesson: lesson.recall_on or today)[:limit]


def find_lesson(person: Person, id: str) -> Lesson:
    """The lesson with this id, or with this bet's number; refused as missing when there is none."""
    number = _of_run(id)
    if number is not None:
        return runs().find_lesson(person, number)
    bet = actions.show_bet(person, id.removeprefix("L"))
    lesson = lesson_of(bet)
    if lesson is None:
        raise NoSuchLesson(bet.lesson_id)
    return lesson


def recall_lesson(person: Person, id: str, knew: bool, today: date, now: datetime) -> Lesson:
    """The lesson after it was asked for, with whether its response was known."""
    number = _of_run(id)
    if number is not None:
        return runs().recall_lesson(person, number, knew, today, now)
    lesson = lesson_of(actions.recall_lesson(person, id.removeprefix("L"), knew, today, now))
    assert lesson is not None, "recalling refuses a bet without one"
    return lesson


def _of_run(id: str) -> int | None:
    """The number of a lesson of a run; None for what is none."""
    return plain_whole(id[1:], DIGITS - 1) if id.startswith("P") else None
