"""An archive of `export` taken into an empty Fieldcraft: the same ledger, hash for hash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.db import IntegrityError

from fieldcraft.bets.ledger import Entry, Fault, Head, read_lines, verify
from fieldcraft.bets.life import Event, replay
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import read_inputs
from fieldcraft.refusal import Refused
from fieldcraft.web.ads.tables import KeptAdRow
from fieldcraft.web.bets.actions import writing
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.data.export import (
    ADS,
    ANSWERS,
    BETS,
    FORMAT,
    FORMAT_VERSION,
    LEDGER,
    MANIFEST,
    README,
    Exported,
)
from fieldcraft.web.people.tables import Person
from fieldcraft.web.question.tables import AdRow, AnswerRow

BATCH = 500
LARGEST_MANIFEST = 1 << 20
# Of answers, and of kept ads.
LARGEST_ANSWERS = 1 << 30
CHUNK = 1 << 20
NAMES = {LEDGER, BETS, ANSWERS, README, MANIFEST}
# What came with a later version of the format.
ADDED = {2: {ADS}}
DAMAGED = "is damaged: {what}. Nothing was taken in; export once more from where it came."


def import_everything(person: Person, source: Path) -> Exported:
    """Take the archive in, in one transaction; the person must have nothing yet."""
    try:
        with ZipFile(source) as archive:
            head = _check(archive, source)
            with writing(person):
                _refuse_unless_empty(person)
                bets = _keep_ledger(person, archive, head, source)
                answers = _keep_answers(person, archive, source)
                _keep_ads(person, archive, source)
    except (BadZipFile, NotImplementedError, EOFError):
        raise Refused(
            f"{source} is no export of Fieldcraft; name a file that `fieldcraft export` wrote."
        ) from None
    except OSError as error:
        raise Refused(f"{source} cannot be read ({error.strerror or error}); name an export.") from None
    return Exported(bets, answers, head, None)


def _refuse_unless_empty(person: Person) -> None:
    tables: tuple[Any, ...] = (LedgerEntryRow, BetRow, AnswerRow, KeptAdRow)
    if any(table.objects.filter(owner=person).exists() for table in tables):
        raise Refused(
            "There are bets, answers or ads here already, and two ledgers cannot be made one; "
            "set FIELDCRAFT_HOME to an empty folder and import there."
        )


def _check(archive: ZipFile, source: Path) -> Head:
    """The head that the archive's manifest names, once every file is what the manifest says."""
    if MANIFEST not in archive.namelist() or archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise Refused(f"{source} is no export of Fieldcraft; name a file that `fieldcraft export` wrote.")
    try:
        manifest = json.loads(archive.read(MANIFEST))
        if manifest["format"] != FORMAT:
            raise KeyError
        if manifest["version"] > FORMAT_VERSION:
            raise Refused(f"{source} was written by a newer Fieldcraft; update this one and import again.")
        head = Head(int(manifest["ledger"]["length"]), str(manifest["ledger"]["hash"]))
        names = NAMES.union(*(ADDED[version] for version in ADDED if version <= manifest["version"]))
        said = {name: (each["bytes"], each["sha256"]) for name, each in manifest["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged(source, "its manifest cannot be read") from None
    if set(said) | {MANIFEST} != names or sorted(archive.namelist()) != sorted(names):
        raise _damaged(source, "it does not hold the files that it should")
    for name, (size, digest) in said.items():
        if archive.getinfo(name).file_size != size or _digest(archive, name) != digest:
            raise _damaged(source, f"{name} is not what the manifest says")
    return head


def _digest(archive: ZipFile, name: str) -> str:
    digest = sha256()
    with archive.open(name) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _keep_ledger(person: Person, archive: ZipFile, head: Head, source: Path) -> int:
    """Keep the entries and the bets they lead to; how many bets there are."""
    with archive.open(LEDGER) as file:
        fault = verify(read_lines(file), head)
    if fault is not None:
        raise _damaged(source, f"entry {fault.sequence} of its ledger {fault.why.rstrip('.')}")
    events: dict[str, list[Event]] = {}
    with archive.open(LEDGER) as file:
        rows: list[LedgerEntryRow] = []
        for entry in _entries(file):
            rows.append(LedgerEntryRow.of(person, entry))
            if "bet" in entry.body:
                events.setdefault(str(entry.body["bet"]), []).append(Event(entry.kind, entry.body))
            if len(rows) >= BATCH:
                LedgerEntryRow.objects.bulk_create(rows)
                rows.clear()
        LedgerEntryRow.objects.bulk_create(rows)
    _keep_bets(person, events, source)
    return len(events)


def _entries(file: Any) -> Iterator[Entry]:
    for entry in read_lines(file):
        assert not isinstance(entry, Fault)
        yield entry


def _keep_bets(person: Person, events: dict[str, list[Event]], source: Path) -> None:
    rows: list[BetRow] = []
    for id, each in events.items():
        try:
            bet = replay(each)
            rows.append(BetRow(owner=person, number=int(id), **BetRow.columns(bet)))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise _damaged(source, f"the entries of bet {id} make no bet") from None
        if len(rows) >= BATCH:
            BetRow.objects.bulk_create(rows)
            rows.clear()
    BetRow.objects.bulk_create(rows)


def _keep_answers(person: Person, archive: ZipFile, source: Path) -> int:
    if archive.getinfo(ANSWERS).file_size > LARGEST_ANSWERS:
        raise _damaged(source, f"{ANSWERS} is larger than an export can be")
    content = load_content()
    try:
        answers = json.loads(archive.read(ANSWERS))
        for value in answers:
            read_inputs(value["inputs"], content)
            _keep_answer(person, value)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Refused):
        raise _damaged(source, f"{ANSWERS} holds what is no answer") from None
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
    AdRow.objects.bulk_create(
        AdRow(answer=row, position=int(ad["position"]), **{name: ad[name] for name in _AD_TEXTS})
        for ad in value["ads"]
    )


_AD_TEXTS = ("name", "text", "digest", "why_unreadable")


def _keep_ads(person: Person, archive: ZipFile, source: Path) -> None:
    if ADS not in archive.namelist():
        return
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


def _damaged(source: Path, what: str) -> Refused:
    return Refused(f"{source} {DAMAGED.format(what=what)}")
