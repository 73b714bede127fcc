"""An archive of `export` taken into an empty Fieldcraft: the same ledger, hash for hash."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.db import IntegrityError, connection

from fieldcraft.bets.ledger import Entry, Fault, Head, read_lines, verify
from fieldcraft.bets.life import Event, replay
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import read_inputs
from fieldcraft.refusal import Refused
from fieldcraft.web.ads.tables import KeptAdRow
from fieldcraft.web.bets.actions import LARGEST_NUMBER, writing
from fieldcraft.web.bets.adding_many import insert_bets, insert_entries
from fieldcraft.web.bets.search_index import added_together
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.data.export import (
    ADS,
    ANSWERS,
    BETS,
    FORMAT,
    FORMAT_VERSION,
    LEDGER,
    MANIFEST,
    PRACTICE,
    README,
    SURVEYS,
    Exported,
)
from fieldcraft.web.data.turns import turns
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.archive import take_runs
from fieldcraft.web.practice.tables import PracticeRunRow
from fieldcraft.web.question.tables import AdRow, AnswerRow
from fieldcraft.web.roles.actions import list_roles, role_of
from fieldcraft.web.roles.tables import RoleVersionRow
from fieldcraft.web.survey.tables import SurveyRow

BATCH = 500
LARGEST_MANIFEST = 1 << 20
# Of answers, and of kept ads.
LARGEST_ANSWERS = 1 << 30
CHUNK = 1 << 20
NAMES = {LEDGER, BETS, ANSWERS, README, MANIFEST}
# What came with a later version of the format.
ADDED = {2: {ADS, SURVEYS, PRACTICE}}
DAMAGED = "is damaged: {what}. Nothing was taken in; export once more from where it came."


@dataclass(frozen=True)
class Inside:
    """What an archive holds, all of it whole: bets, answers, the ledger's head; and the day it was made."""

    bets: int
    answers: int
    head: Head
    made: date


def look_into(source: Path, named: str = "") -> Inside:
    """What is in an archive; Refused as taking it in would be. `named` is how its owner knows the file."""
    name = named or str(source)
    with _opened(source, name) as archive:
        head, made = _check(archive, name)
        _verify(archive, head, name)
        with archive.open(LEDGER) as file:
            bets = {str(entry.body["bet"]) for entry in _entries(file) if "bet" in entry.body}
        return Inside(len(bets), len(_answers(archive, name)), head, made)


def import_everything(person: Person, source: Path, named: str = "") -> Exported:
    """Take the archive in, in one transaction; the person must have nothing yet."""
    name = named or str(source)
    with _opened(source, name) as archive:
        head, _ = _check(archive, name)
        _verify(archive, head, name)
        with turns.only_writer(), writing(person):
            refuse_unless_empty(person)
            bets = _keep_ledger(person, archive, name)
            roles = len(list_roles(person))
            answers = _keep_answers(person, archive, name)
            if SURVEYS in archive.namelist():
                _keep_surveys(person, archive, name)
            if ADS in archive.namelist():
                _keep_ads(person, archive, name)
            runs = _keep_runs(person, archive, name)
    return Exported(bets, answers, head, None, roles, runs)


@contextmanager
def _opened(source: Path, name: str) -> Iterator[ZipFile]:
    try:
        with ZipFile(source) as archive:
            yield archive
    except (BadZipFile, NotImplementedError, EOFError, zlib.error):
        raise _no_export(name) from None
    except OSError as error:
        raise Refused(f"{name} cannot be read ({error.strerror or error}); name an export.") from None


def refuse_unless_empty(person: Person) -> None:
    """Refuse to take in an archive where there is something already."""
    tables: tuple[Any, ...] = (LedgerEntryRow, BetRow, AnswerRow, KeptAdRow, SurveyRow, PracticeRunRow)
    if any(table.objects.filter(owner=person).exists() for table in tables):
        raise Refused(
            "There are bets, roles, answers, ads, surveys or practice runs here, and two ledgers cannot be "
            "made one; set FIELDCRAFT_HOME to an empty folder and import there."
        )


def _check(archive: ZipFile, source: str) -> tuple[Head, date]:
    """The head that the archive's manifest names and when it was made, once all files are what it says."""
    if MANIFEST not in archive.namelist() or archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise _no_export(source)
    try:
        manifest = json.loads(archive.read(MANIFEST))
        if manifest["format"] != FORMAT:
            raise KeyError
        if manifest["version"] > FORMAT_VERSION:
            raise Refused(f"{source} was written by a newer Fieldcraft; update this one and import again.")
        head = Head(int(manifest["ledger"]["length"]), str(manifest["ledger"]["hash"]))
        made = datetime.fromisoformat(manifest["made"]).date()
        names = NAMES.union(*(ADDED[version] for version in ADDED if version <= manifest["version"]))
        said = {name: (each["bytes"], each["sha256"]) for name, each in manifest["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged(source, "its manifest cannot be read") from None
    if set(said) | {MANIFEST} != names or sorted(archive.namelist()) != sorted(names):
        raise _damaged(source, "it does not hold the files that it should")
    for name, (size, digest) in said.items():
        if archive.getinfo(name).file_size != size or _digest(archive, name) != digest:
            raise _damaged(source, f"{name} is not what the manifest says")
    return head, made


def _digest(archive: ZipFile, name: str) -> str:
    digest = sha256()
    with archive.open(name) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _verify(archive: ZipFile, head: Head, source: str) -> None:
    with archive.open(LEDGER) as file:
        fault = verify(read_lines(file), head)
    if fault is not None:
        raise _damaged(source, f"entry {fault.sequence} of its ledger {fault.why.rstrip('.')}")


def _keep_ledger(person: Person, archive: ZipFile, source: str) -> int:
    """Keep the entries and the bets they lead to; how many bets there are."""
    events: dict[str, list[Event]] = {}
    with archive.open(LEDGER) as file:
        entries = _entries(file)
        while batch := list(islice(entries, BATCH)):
            insert_entries(person, batch)
            for entry in batch:
                _keep_role(person, entry, source)
                if "bet" in entry.body:
                    events.setdefault(str(entry.body["bet"]), []).append(Event(entry.kind, entry.body))
    with added_together(connection):
        replayed = _replayed(events, source)
        while bets := list(islice(replayed, BATCH)):
            insert_bets(person, bets)
    return len(events)


def _entries(file: Any) -> Iterator[Entry]:
    for entry in read_lines(file):
        assert not isinstance(entry, Fault)
        yield entry


def _keep_role(person: Person, entry: Entry, source: str) -> None:
    try:
        if (role := role_of(entry)) is not None:
            RoleVersionRow.of(person, role).save()
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, IntegrityError):
        raise _damaged(source, f"entry {entry.sequence} of its ledger makes no role") from None


def _replayed(events: dict[str, list[Event]], source: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The number and the columns of each bet."""
    for id, each in events.items():
        try:
            bet = int(id), BetRow.columns(replay(each))
            if not 0 < bet[0] <= LARGEST_NUMBER:
                raise ValueError
        except (ValueError, KeyError, TypeError, AttributeError):
            raise _damaged(source, f"the entries of bet {id} make no bet") from None
        yield bet


def _answers(archive: ZipFile, source: str) -> list[Any]:
    if archive.getinfo(ANSWERS).file_size > LARGEST_ANSWERS:
        raise _damaged(source, f"{ANSWERS} is larger than an export can be")
    try:
        answers = json.loads(archive.read(ANSWERS))
    except (ValueError, RecursionError):
        answers = None
    if not isinstance(answers, list):
        raise _damaged(source, f"{ANSWERS} holds what is no answer")
    return answers


def _keep_runs(person: Person, archive: ZipFile, source: str) -> int:
    if PRACTICE not in archive.namelist():
        return 0
    damaged = _damaged(source, f"{PRACTICE} holds what is no practice run")
    if archive.getinfo(PRACTICE).file_size > LARGEST_ANSWERS:
        raise damaged
    try:
        return take_runs(person, json.loads(archive.read(PRACTICE)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, IntegrityError, Refused):
        raise damaged from None


def _keep_answers(person: Person, archive: ZipFile, source: str) -> int:
    content, answers = load_content(), _answers(archive, source)
    try:
        for value in answers:
            read_inputs(value["inputs"], content)
            _keep_answer(person, value)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Refused):
        raise _damaged(source, f"{ANSWERS} holds what is no answer") from None
    return len(answers)


def _keep_surveys(person: Person, archive: ZipFile, source: str) -> None:
    """Keep the surveys; one that was not done when it was exported waits to be gone on with."""
    if archive.getinfo(SURVEYS).file_size > LARGEST_ANSWERS:
        raise _damaged(source, f"{SURVEYS} is larger than an export can be")
    try:
        for value in json.loads(archive.read(SURVEYS)):
            done = value["result"] is not None
            finished = value["finished"]
            SurveyRow.objects.create(
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
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged(source, f"{SURVEYS} holds what is no survey") from None


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
    AdRow.objects.bulk_create(
        AdRow(answer=row, position=int(ad["position"]), **{name: ad[name] for name in _AD_TEXTS})
        for ad in value["ads"]
    )


_AD_TEXTS = ("name", "text", "digest", "why_unreadable")


def _no_export(source: str) -> Refused:
    return Refused(f"{source} is no export of Fieldcraft; name a file that `fieldcraft export` wrote.")


def _damaged(source: str, what: str) -> Refused:
    return Refused(f"{source} {DAMAGED.format(what=what)}")


def _keep_ads(person: Person, archive: ZipFile, source: str) -> None:
    if archive.getinfo(ADS).file_size > LARGEST_ANSWERS:
        raise _damaged(source, f"{ADS} is larger than an export can be")
    try:
        KeptAdRow.objects.bulk_create(
            KeptAdRow(
                owner=person,
                kept=datetime.fromisoformat(value["kept"]),
                **{name: str(value[name]) for name in ("name", "text", "digest")},
            )
            for value in json.loads(archive.read(ADS))
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, IntegrityError):
        raise _damaged(source, f"{ADS} holds what is no ad") from None
