"""Practice runs as they stand in an archive of everything, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from fieldcraft.bets.ledger import FIELDS, Entry, Fault, verify
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.ledgers import DEBRIEFED, LESSON, STARTED, kept
from fieldcraft.web.practice.lessons import rebuild_lessons
from fieldcraft.web.practice.seals import SEED, opened, sealed
from fieldcraft.web.practice.tables import PracticeEntryRow, PracticeLessonRow, PracticeRunRow


def runs_for_archive(person: Person) -> list[dict[str, Any]]:
    """All runs of a person, oldest first, each with its whole ledger; one that was changed as it stands.

    The seed of a run whose debrief nobody has seen is sealed: from it the hidden world could be worked out.
    """
    return [
        {
            "run": row.key,
            "scenario": row.scenario,
            "started": row.started.isoformat(),
            "ledger": _ledger(row),
        }
        for row in PracticeRunRow.objects.filter(owner=person).order_by("pk")
    ]


def take_runs(person: Person, values: object) -> int:
    """Keep the runs of an archive, entry for entry; how many there are.

    ValueError, TypeError, KeyError or Refused when one of them is no run or its chain is not whole.
    """
    if not isinstance(values, list):
        raise ValueError("no list of runs")
    for value in values:
        row = PracticeRunRow(
            owner=person,
            key=_text(value["run"], 32),
            scenario=_text(value["scenario"], 100),
            started=date.fromisoformat(value["started"]),
        )
        entries = [_entry(each, row.key) for each in value["ledger"]]
        if not entries or verify(entries) is not None:
            raise ValueError("the chain of a run is broken")
        start = entries[0]
        said = (start.kind, start.body.get("run"), start.body.get("scenario"))
        if said != (STARTED, row.key, row.scenario):
            raise ValueError("the ledger is that of another run")
        row.save()
        PracticeEntryRow.objects.bulk_create(PracticeEntryRow.of(row, entry) for entry in entries)
        kept(row)
        try:
            with transaction.atomic():
                rebuild_lessons(row, entries)
        except (IntegrityError, PracticeLessonRow.DoesNotExist):
            raise ValueError("the lessons of a run do not fit together") from None
    return len(values)


def _ledger(row: PracticeRunRow) -> list[dict[str, Any]]:
    found = (each.to_entry() for each in row.entries.order_by("sequence"))
    entries = [entry for entry in found if not isinstance(entry, Fault)]
    # The record itself does not travel, but that it was worked out does, and lessons are only taken from one.
    seen = row.debrief is not None or any(entry.kind in (DEBRIEFED, LESSON) for entry in entries)
    return [entry.to_dict() if seen else _covered(row, entry) for entry in entries]


def _covered(row: PracticeRunRow, entry: Entry) -> dict[str, Any]:
    value = entry.to_dict()
    if entry.kind == STARTED and SEED in entry.body:
        value["body"] = sealed(row.key, entry.body)
    return value


def _entry(value: Any, run: str) -> Entry:
    if {name: type(part) for name, part in value.items()} != FIELDS:
        raise ValueError("no entry")
    entry = Entry(**value)
    return replace(entry, body=opened(run, entry.body)) if entry.kind == STARTED else entry


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= longest:
        raise ValueError("no text")
    return value
