"""An archive of `export` taken into an empty Fieldcraft: the same ledger, hash for hash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection

from fieldcraft.bets.ledger import Head
from fieldcraft.bets.life import Event, replay
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import read_inputs
from fieldcraft.refusal import Refused
from fieldcraft.web.ads.tables import KeptAdRow
from fieldcraft.web.bets.adding_many import insert_bets, insert_entries
from fieldcraft.web.bets.keys import LAST_PLACE
from fieldcraft.web.bets.search_index import added_together
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.bets.transactions import writing
from fieldcraft.web.data.archives import Archive, opened
from fieldcraft.web.data.export import ADS, ANSWERS, PRACTICE, SURVEYS, Exported
from fieldcraft.web.data.turns import turns
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.archive import take_runs
from fieldcraft.web.practice.tables import PracticeRunRow
from fieldcraft.web.question.tables import AdRow, AnswerRow
from fieldcraft.web.roles.actions import all_roles, role_of
from fieldcraft.web.roles.tables import RoleVersionRow
from fieldcraft.web.survey.tables import SurveyRow

BATCH = 500


@dataclass(frozen=True)
class Inside:
    """What an archive holds, all of it whole: bets, answers, the ledger's head; and the day it was made."""

    bets: int
    answers: int
    head: Head
    made: date


def look_into(source: Path, named: str = "") -> Inside:
    """What is in an archive; Refused as taking it in would be. `named` is how its owner knows the file."""
    with opened(source, named or str(source)) as archive:
        bets = {str(entry.body["bet"]) for entry in archive.entries() if "bet" in entry.body}
        return Inside(len(bets), len(archive.rows(ANSWERS, "answer")), archive.head, archive.made)


def import_everything(person: Person, source: Path, named: str = "") -> Exported:
    """Take the archive in, in one transaction; the person must have nothing yet."""
    with opened(source, named or str(source)) as archive, turns.only_writer(), writing(person):
        refuse_unless_empty(person)
        bets = _keep_ledger(person, archive)
        roles = len(all_roles(person))
        answers = _keep_answers(person, archive)
        with archive.sound(f"{SURVEYS} holds what is no survey"):
            SurveyRow.objects.bulk_create(_survey(person, each) for each in archive.rows(SURVEYS, "survey"))
        with archive.sound(f"{ADS} holds what is no ad"):
            KeptAdRow.objects.bulk_create(_ad(person, each) for each in archive.rows(ADS, "ad"))
        with archive.sound(f"{PRACTICE} holds what is no practice run"):
            runs = take_runs(person, archive.rows(PRACTICE, "practice run"))
    return Exported(bets, answers, archive.head, None, roles, runs)


def refuse_unless_empty(person: Person) -> None:
    """Refuse to take in an archive where there is something already."""
    tables: tuple[Any, ...] = (LedgerEntryRow, BetRow, AnswerRow, KeptAdRow, SurveyRow, PracticeRunRow)
    if any(table.objects.filter(owner=person).exists() for table in tables):
        raise Refused(
            "There are bets, roles, answers, ads, surveys or practice runs here, and two ledgers cannot be "
            "made one; set FIELDCRAFT_HOME to an empty folder and import there."
        )


def _keep_ledger(person: Person, archive: Archive) -> int:
    """Keep the entries and the bets and roles they lead to; how many bets there are."""
    events: dict[str, list[Event]] = {}
    entries = archive.entries()
    while batch := list(islice(entries, BATCH)):
        insert_entries(person, batch)
        for entry in batch:
            with archive.sound(f"entry {entry.sequence} of its ledger makes no role"):
                if (role := role_of(entry)) is not None:
                    RoleVersionRow.of(person, role).save()
            if "bet" in entry.body:
                events.setdefault(str(entry.body["bet"]), []).append(Event(entry.kind, entry.body))
    with added_together(connection):
        replayed = _replayed(events, archive)
        while bets := list(islice(replayed, BATCH)):
            insert_bets(person, bets)
    return len(events)


def _replayed(events: dict[str, list[Event]], archive: Archive) -> Iterator[tuple[int, dict[str, Any]]]:
    """The number and the columns of each bet."""
    for id, each in events.items():
        with archive.sound(f"the entries of bet {id} make no bet"):
            bet = int(id), BetRow.columns(replay(each))
            if not 0 < bet[0] <= LAST_PLACE:
                raise ValueError
        yield bet


def _keep_answers(person: Person, archive: Archive) -> int:
    content, answers = load_content(), archive.rows(ANSWERS, "answer")
    with archive.sound(f"{ANSWERS} holds what is no answer"):
        for value in answers:
            read_inputs(value["inputs"], content)
            _keep_answer(person, value)
    return len(answers)


def _keep_answer(person: Person, value: dict[str, Any]) -> None:
    row = AnswerRow.objects.create(
        owner=person,
        inputs=value["inputs"],
        result=dict(value["result"]),
        content_hash=str(value["content_hash"]),
        today=date.fromisoformat(value["today"]),
        version=int(value["version"]),
        changes=list(value["changes"]),
        created=datetime.fromisoformat(value["created"]),
        changed=datetime.fromisoformat(value["changed"]),
    )
    texts = ("name", "text", "digest", "why_unreadable")
    AdRow.objects.bulk_create(
        AdRow(answer=row, position=int(ad["position"]), **{name: ad[name] for name in texts})
        for ad in value["ads"]
    )


def _survey(person: Person, value: dict[str, Any]) -> SurveyRow:
    """A survey; one that was not done when it was exported waits to be gone on with."""
    done, finished = value["result"] is not None, value["finished"]
    return SurveyRow(
        owner=person,
        path=str(value["path"]),
        uploaded=not value["path"],
        name=str(value["name"])[:300],
        text_field=str(value["text_field"]),
        by=str(value["by"]),
        only_credentials=bool(value["only_credentials"]),
        sample=str(value["sample"]),
        state=SurveyRow.State.DONE if done else SurveyRow.State.STOPPED,
        result=dict(value["result"]) if done else None,
        shown=dict(value["shown"]) if done else None,
        created=datetime.fromisoformat(value["created"]),
        finished=datetime.fromisoformat(finished) if finished else None,
    )


def _ad(person: Person, value: dict[str, Any]) -> KeptAdRow:
    texts = {name: str(value[name]) for name in ("name", "text", "digest")}
    return KeptAdRow(owner=person, kept=datetime.fromisoformat(value["kept"]), **texts)
