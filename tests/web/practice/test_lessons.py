"""Lessons of runs: kept in the run's ledger, one a decision, recalled and taken along."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from fieldcraft.bets.ledger import Entry, verify
from fieldcraft.refusal import Refused
from fieldcraft.web.bets.actions import ledger_head
from fieldcraft.web.bets.shelf import NoSuchLesson
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions, lessons
from fieldcraft.web.practice.archive import runs_for_archive, take_runs
from fieldcraft.web.practice.tables import PracticeLessonRow, PracticeRunRow

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
TODAY = NOW.date()
TOLD = {
    "worst": [{"week": 0, "subject": "Hello", "choice_text": "Wait", "instead_text": "Ask"}],
    "lessons": [{"when": "somebody writes", "i_will": "ask"}],
}


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def debriefed(person: Person) -> str:
    """The id of a run whose first two decisions are taken, with a record."""
    at = actions.start_run(person, None, 7, NOW)
    for _ in range(2):
        assert at.run.situation is not None
        said = {"choice": at.run.situation.choices[0].id, "reason": "so", "forecast": {"probability": 0.5}}
        at = actions.decide(person, at.id, said, NOW)
    PracticeRunRow.objects.filter(pk=at.row.pk).update(debrief=TOLD)
    return at.id


def lesson(week: int = 0) -> dict[str, Any]:
    return {"week": week, "when": "a date is asked for", "i_will": "ask what it is for"}


def test_a_lesson_stands_in_the_ledger_of_its_run(ada: Person) -> None:
    id, before = debriefed(ada), ledger_head(ada)
    assert [each["week"] for each in lessons.shelf_of_run(ada, id)["offered"]] == [0]
    [kept] = lessons.keep_lessons(ada, id, [lesson()], TODAY, NOW)
    assert (kept.id, kept.run, kept.week, kept.recall_on) == ("P1", id, 0, TODAY + timedelta(2))
    row = actions.row_of(ada, id)
    entries = [each.to_entry() for each in row.entries.all()]
    assert verify(entries) is None and isinstance(entries[-1], Entry)
    assert entries[-1].kind == "lesson_written" and entries[-1].body["i_will"] == "ask what it is for"
    assert ledger_head(ada) == before
    assert lessons.shelf_of_run(ada, id)["offered"] == []
    assert actions.show_run(ada, id).run.decided


def test_lessons_are_numbered_over_all_runs_and_kept_all_or_none(ada: Person) -> None:
    one, two = debriefed(ada), debriefed(ada)
    lessons.keep_lessons(ada, one, [lesson()], TODAY, NOW)
    with pytest.raises(Refused, match="about week 0 already"):
        lessons.keep_lessons(ada, one, [lesson(2), lesson()], TODAY, NOW)
    found = lessons.keep_lessons(ada, two, [lesson(2), lesson()], TODAY, NOW)
    assert [each.id for each in found] == ["P2", "P3"]
    assert [each.id for each in lessons.all_lessons(ada)] == ["P3", "P2", "P1"]


def test_before_the_debrief_there_is_no_lesson(ada: Person) -> None:
    id = actions.start_run(ada, None, 7, NOW).id
    for act in (
        lambda: lessons.keep_lessons(ada, id, [lesson()], TODAY, NOW),
        lambda: lessons.shelf_of_run(ada, id),
    ):
        with pytest.raises(Refused, match="not debriefed yet"):
            act()


def test_somebody_elses_are_not_found(ada: Person) -> None:
    id, ben = debriefed(ada), Person.objects.create(name="ben")
    lessons.keep_lessons(ada, id, [lesson()], TODAY, NOW)
    with pytest.raises(actions.NoSuchRun):
        lessons.keep_lessons(ben, id, [lesson(2)], TODAY, NOW)
    with pytest.raises(NoSuchLesson):
        lessons.recall_lesson(ben, 1, True, TODAY, NOW)
    assert lessons.all_lessons(ben) == []


def test_what_was_known_comes_back_later_each_time(ada: Person) -> None:
    lessons.keep_lessons(ada, debriefed(ada), [lesson()], TODAY, NOW)
    day, now = TODAY, NOW
    for distance in (2, 14, 61):
        day, now = day + timedelta(distance), now + timedelta(distance)
        assert [each.id for each in lessons.to_recall(ada, day, 5)] == ["P1"]
        assert lessons.to_recall(ada, day - timedelta(1), 5) == []
        found = lessons.recall_lesson(ada, 1, True, day, now)
    assert found.recall_on is None and lessons.to_recall(ada, date.max, 5) == []
    again = lessons.recall_lesson(ada, 1, False, day, now)
    assert again.recall_on == day + timedelta(2) and len(again.recalls) == 4


def test_an_archive_brings_lessons_and_recalls_along(ada: Person) -> None:
    lessons.keep_lessons(ada, debriefed(ada), [lesson(2), lesson()], TODAY, NOW)
    lessons.recall_lesson(ada, 2, True, TODAY + timedelta(2), NOW + timedelta(2))
    ben = Person.objects.create(name="ben")
    value = runs_for_archive(ada)
    take_runs(ben, value)
    assert runs_for_archive(ben) == value
    assert lessons.all_lessons(ben) == lessons.all_lessons(ada)


@pytest.mark.parametrize("fault", ["id", "twice", "recall of none", "no day"])
def test_lessons_that_do_not_fit_are_not_taken_in(ada: Person, fault: str) -> None:
    from fieldcraft.bets.ledger import GENESIS, append

    lessons.keep_lessons(ada, debriefed(ada), [lesson(2), lesson()], TODAY, NOW)
    lessons.recall_lesson(ada, 1, True, TODAY, NOW)
    [value] = runs_for_archive(ada)
    changes: dict[str, tuple[int, dict[str, Any]]] = {
        "id": (-2, {"lesson": "L2"}),
        "twice": (-2, {"lesson": "P1"}),
        "recall of none": (-1, {"lesson": "P7"}),
        "no day": (-1, {"on": None}),
    }
    place, change = changes[fault]
    value["ledger"][place]["body"] |= change
    head, made = GENESIS, []
    for each in value["ledger"]:
        entry = append(head, NOW, each["kind"], each["body"])
        head = entry.head
        made.append(entry.to_dict())
    value["ledger"] = made
    with pytest.raises((ValueError, TypeError)):
        take_runs(Person.objects.create(name="ben"), [value])
    assert PracticeLessonRow.objects.count() == 2
