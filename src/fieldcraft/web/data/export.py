"""Everything that is mine, in one archive of open formats; docs/data.md describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from fieldcraft import __version__
from fieldcraft.bets.bet import Bet
from fieldcraft.bets.ledger import Entry, Fault, Head, verify, write_lines
from fieldcraft.bets.spreadsheet_rows import spreadsheet_lines
from fieldcraft.refusal import Refused
from fieldcraft.web.ads.actions import list_ads
from fieldcraft.web.ads.tables import KeptAdRow
from fieldcraft.web.bets.actions import ledger_entries, ledger_head
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.bets.transactions import writing
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.archive import runs_for_archive
from fieldcraft.web.practice.tables import PracticeRunRow
from fieldcraft.web.question.tables import AdRow, AnswerRow
from fieldcraft.web.roles.actions import all_roles
from fieldcraft.web.survey.tables import SurveyRow
from fieldcraft.web.whole_files import check_replaceable, whole_file

FORMAT = "fieldcraft-export"
# Grows when a reader of the former one would misread the next.
# Version 1 had neither kept ads nor surveys nor practice runs.
FORMAT_VERSION = 2
SURVEYS, PRACTICE = "surveys.json", "practice.json"
LEDGER, BETS, ANSWERS, ADS, README, MANIFEST = (
    "ledger.jsonl",
    "bets.csv",
    "answers.json",
    "ads.json",
    "README.txt",
    "manifest.json",
)


@dataclass(frozen=True)
class Exported:
    """What went into an archive, and the first fault of the ledger where it is broken."""

    bets: int
    answers: int
    head: Head
    fault: Fault | None
    roles: int = 0
    runs: int = 0

    def counts(self) -> dict[str, Any]:
        head = {"length": self.head.length, "hash": self.head.hash}
        return {
            "bets": self.bets,
            "roles": self.roles,
            "answers": self.answers,
            "practice_runs": self.runs,
            "head": head,
        }


def export_everything(person: Person, target: Path, today: date, now: datetime) -> Exported:
    """Write the person's archive to `target`, whole or not at all; nothing changes while it is read.

    A broken ledger is exported as it stands, and said to be broken.
    """
    check_replaceable(target, b"PK", "export")
    with writing(person), whole_file(target) as draft, ZipFile(draft, "w", ZIP_DEFLATED) as archive:
        digests: dict[str, dict[str, Any]] = {}
        fault = verify(ledger_entries(person))
        bets = BetRow.objects.filter(owner=person)
        contents: dict[str, Iterable[bytes]] = {
            LEDGER: write_lines(_readable(person)),
            BETS: spreadsheet_lines(_bets_of(person), today),
            ANSWERS: [
                _json_bytes(
                    [answer_record(row) for row in AnswerRow.objects.filter(owner=person).order_by("pk")]
                )
            ],
            SURVEYS: [
                _json_bytes(
                    [survey_record(row) for row in SurveyRow.objects.filter(owner=person).order_by("pk")]
                )
            ],
            ADS: [_json_bytes([ad_record(row) for row in list_ads(person).order_by("pk")])],
            PRACTICE: [_json_bytes(runs_for_archive(person))],
            README: [files("fieldcraft.web").joinpath("data/README.txt").read_bytes()],
        }
        for name, chunks in contents.items():
            digests[name] = _add(archive, name, chunks)
        head = ledger_head(person)
        _add(archive, MANIFEST, [_json_bytes(_manifest(now, head, digests))])
        answers = AnswerRow.objects.filter(owner=person).count()
        runs = PracticeRunRow.objects.filter(owner=person).count()
        return Exported(bets.count(), answers, head, fault, len(all_roles(person)), runs)


def _manifest(now: datetime, head: Head, digests: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "made": now.isoformat().replace("+00:00", "Z"),
        "fieldcraft": __version__,
        "ledger": {"length": head.length, "hash": head.hash},
        "files": digests,
    }


def _add(archive: ZipFile, name: str, chunks: Iterable[bytes]) -> dict[str, Any]:
    """Add a file to the archive; its size and its SHA-256."""
    digest, size = sha256(), 0
    with archive.open(name, "w", force_zip64=True) as file:
        for chunk in chunks:
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return {"bytes": size, "sha256": digest.hexdigest()}


def _readable(person: Person) -> Iterator[Entry]:
    for entry in ledger_entries(person):
        if isinstance(entry, Fault):
            raise Refused(f"Entry {entry.sequence} of your ledger {entry.why} Restore a backup, then export.")
        yield entry


def _bets_of(person: Person) -> Iterator[Bet]:
    for row in BetRow.objects.filter(owner=person).order_by("pk").iterator():
        yield row.to_bet()


def answer_record(row: AnswerRow) -> dict[str, Any]:
    """An answer with its ads as it stands in the archive."""
    return {
        "inputs": row.inputs,
        "result": row.result,
        "content_hash": row.content_hash,
        "today": row.today.isoformat(),
        "version": row.version,
        "changes": row.changes,
        "created": row.created.isoformat(),
        "changed": row.changed.isoformat(),
        "ads": [_ad(ad) for ad in row.ads.order_by("position", "pk")],
    }


def survey_record(row: SurveyRow) -> dict[str, Any]:
    """A survey with its result as it stands in the archive; the ads themselves are not in it."""
    return {
        "name": row.name,
        "path": "" if row.uploaded else row.path,
        "text_field": row.text_field,
        "by": row.by,
        "only_credentials": row.only_credentials,
        "sample": row.sample,
        "result": row.result,
        "shown": row.shown,
        "created": row.created.isoformat(),
        "finished": row.finished.isoformat() if row.finished else None,
    }


def ad_record(row: KeptAdRow) -> dict[str, Any]:
    """A kept ad as it stands in the archive."""
    names = ("name", "text", "digest")
    return {name: getattr(row, name) for name in names} | {"kept": row.kept.isoformat()}


def _ad(ad: AdRow) -> dict[str, Any]:
    names = ("position", "name", "text", "digest", "why_unreadable")
    return {name: getattr(ad, name) for name in names}


def _json_bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
