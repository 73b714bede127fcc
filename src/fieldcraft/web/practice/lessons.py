"""Lessons of practice runs: written after a debrief, kept in the run's ledger, recalled like any lesson."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Max

from fieldcraft.bets.ledger import Entry
from fieldcraft.bets.lessons import Lesson, next_recall
from fieldcraft.bets.review import Recall
from fieldcraft.practice.lessons import offered, read_lessons
from fieldcraft.refusal import Refused
from fieldcraft.typed import plain_whole
from fieldcraft.web.bets.shelf import DIGITS, NoSuchLesson
from fieldcraft.web.bets.transactions import running, writing
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.actions import row_of
from fieldcraft.web.practice.ledgers import LESSON, RECALLED, add, kept
from fieldcraft.web.practice.tables import PracticeLessonRow, PracticeRunRow

NOT_DEBRIEFED = "This run is not debriefed yet; see its record first, then write its lessons."
_DUE = (
    f"SELECT number FROM {PracticeLessonRow._meta.db_table} WHERE owner_id = %s AND recall_on <= %s "
    "ORDER BY recall_on, number LIMIT %s"
)


def keep_lessons(person: Person, id: str, value: object, today: date, now: datetime) -> list[Lesson]:
    """The new lessons of a debriefed run; `value` is JSON of unknown origin. All are kept, or none."""
    with writing(person):
        row = row_of(person, id)
        if row.debrief is None:
            raise Refused(NOT_DEBRIEFED)
        weeks = [body["week"] for body in kept(row).decided]
        written = row.lessons.values_list("week", flat=True)
        last = PracticeLessonRow.objects.filter(owner=person).aggregate(last=Max("number"))["last"] or 0
        found = []
        for number, each in enumerate(read_lessons(value, weeks, set(written)), last + 1):
            body = {
                "lesson": f"P{number}",
                "on": today.isoformat(),
                "week": each.week,
                **each.lesson.to_dict(),
            }
            add(row, LESSON, body, now)
            found.append(_write(row, body).to_lesson())
    return found


def recall_lesson(person: Person, number: int, knew: bool, today: date, now: datetime) -> Lesson:
    """The lesson after it was asked for, with whether its response was known."""
    with writing(person):
        row = _row(person, number)
        recall = Recall(today, knew)
        add(row.run, RECALLED, {"lesson": f"P{number}", **recall.to_dict()}, now)
        _recalled(row, recall)
    return row.to_lesson()


def find_lesson(person: Person, number: int) -> Lesson:
    """The person's lesson with this number; NoSuchLesson when there is none."""
    return _row(person, number).to_lesson()


def all_lessons(person: Person) -> list[Lesson]:
    """The lessons of all the person's runs, the newest first."""
    rows = PracticeLessonRow.objects.filter(owner=person).select_related("run").order_by("-number")
    return [row.to_lesson() for row in rows]


def lesson_ids(person: Person) -> set[str]:
    """The ids of all lessons of the person's runs."""
    numbers = PracticeLessonRow.objects.filter(owner=person).values_list("number", flat=True)
    return {f"P{number}" for number in numbers}


def lessons_of_run(row: PracticeRunRow) -> list[Lesson]:
    """The lessons of one run, in the order in which they were written."""
    return [each.to_lesson() for each in row.lessons.select_related("run").order_by("number")]


def shelf_of_run(person: Person, id: str) -> dict[str, Any]:
    """The JSON of `practice lessons`: those of a debriefed run, and the costliest decisions without one."""
    row = row_of(person, id)
    if row.debrief is None:
        raise Refused(NOT_DEBRIEFED)
    written = lessons_of_run(row)
    offers = offered(row.debrief, {lesson.week for lesson in written})
    return {
        "run": row.key,
        "lessons": [each.to_dict() for each in written],
        "offered": [{**decision, "suggestion": suggested} for decision, suggested in offers],
    }


def to_recall(person: Person, today: date, limit: int) -> list[Lesson]:
    """At most `limit` of them whose day of recall has come, the longest waiting first.

    The desk asks this each time and mostly there are none, which plain SQL says several times as fast.
    """
    with running() as run:
        due = [number for (number,) in run(_DUE, [person.pk, today.isoformat(), limit])]
    if not due:
        return []
    rows = PracticeLessonRow.objects.filter(owner=person, number__in=due).select_related("run")
    return [row.to_lesson() for row in rows.order_by("recall_on", "number")]


def rebuild_lessons(row: PracticeRunRow, entries: list[Entry]) -> None:
    """Build the lessons of a run anew from its ledger; ValueError, KeyError or TypeError for what is none."""
    row.lessons.all().delete()
    for entry in entries:
        if entry.kind == LESSON:
            _write(row, entry.body)
        elif entry.kind == RECALLED:
            _recalled(row.lessons.get(number=_number(entry.body)), Recall.from_dict(_told(entry.body)))


def _row(person: Person, number: int) -> PracticeLessonRow:
    row = PracticeLessonRow.objects.filter(owner=person, number=number).select_related("run").first()
    if row is None:
        raise NoSuchLesson(f"P{number}")
    return row


def _write(row: PracticeRunRow, body: dict[str, Any]) -> PracticeLessonRow:
    learned = date.fromisoformat(body["on"])
    return PracticeLessonRow.objects.create(
        owner=row.owner,
        run=row,
        number=_number(body),
        week=int(body["week"]),
        when=str(body["when"]),
        i_will=str(body["i_will"]),
        learned=learned,
        recall_on=next_recall(learned, ()),
    )


def _recalled(row: PracticeLessonRow, recall: Recall) -> None:
    row.recalls = [*row.recalls, recall.to_dict()]
    row.recall_on = next_recall(row.learned, [Recall.from_dict(each) for each in row.recalls])
    row.save(update_fields=["recalls", "recall_on"])


def _told(body: dict[str, Any]) -> dict[str, Any]:
    return {"on": body["on"], "knew": bool(body["knew"])}


def _number(body: dict[str, Any]) -> int:
    id = str(body["lesson"])
    number = plain_whole(id[1:], DIGITS - 1) if id.startswith("P") else None
    if number is None:
        raise ValueError(f"{id} is no lesson of a run")
    return number
