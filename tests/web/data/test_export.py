from __future__ import annotations

import csv
import io
import json
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from fieldcraft.bets.ledger import read_lines, verify
from fieldcraft.refusal import Refused
from fieldcraft.web.bets.actions import ledger_head
from fieldcraft.web.bets.tables import LedgerEntryRow
from fieldcraft.web.data.export import export_everything
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import TODAY
from tests.web.data.living import NOW, furnish, ledger_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    person = Person.objects.create(name="ada")
    furnish(person)
    return person


@pytest.fixture
def archive(ada: Person, tmp_path: Path) -> ZipFile:
    export_everything(ada, tmp_path / "mine.zip", TODAY, NOW)
    return ZipFile(tmp_path / "mine.zip")


def test_the_archive_holds_everything_and_says_so(ada: Person, archive: ZipFile) -> None:
    assert sorted(archive.namelist()) == [
        "README.txt",
        "ads.json",
        "answers.json",
        "bets.csv",
        "ledger.jsonl",
        "manifest.json",
        "practice.json",
        "surveys.json",
    ]
    with archive.open("ledger.jsonl") as lines:
        assert list(read_lines(lines)) == ledger_of(ada)
    (answer,) = json.loads(archive.read("answers.json"))
    assert answer["inputs"]["name"] == "CSPO"
    assert [ad["text"] for ad in answer["ads"]] == ["CSPO is required here."]
    (kept,) = json.loads(archive.read("ads.json"))
    assert (kept["name"], kept["text"]) == ("kept.txt", "PMP is required here.")
    readme = archive.read("README.txt").decode()
    assert all(name in readme for name in archive.namelist() if name != "README.txt")


def test_the_manifest_binds_every_file_and_records_the_head(ada: Person, archive: ZipFile) -> None:
    manifest: Any = json.loads(archive.read("manifest.json"))
    head = ledger_head(ada)
    assert manifest["ledger"] == {"length": head.length, "hash": head.hash}
    assert (manifest["format"], manifest["version"], manifest["made"]) == (
        "fieldcraft-export",
        2,
        "2026-03-05T09:30:00Z",
    )
    for name, said in manifest["files"].items():
        data = archive.read(name)
        assert said == {"bytes": len(data), "sha256": sha256(data).hexdigest()}


def test_no_cell_of_the_spreadsheet_is_a_formula(archive: ZipFile) -> None:
    rows = list(csv.reader(io.StringIO(archive.read("bets.csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == 4
    assert rows[2][1] == "'=cmd|calc"
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t", "\r", "-"))] == []


def test_every_kind_of_entry_that_is_written_is_explained(ada: Person, archive: ZipFile) -> None:
    readme = archive.read("README.txt").decode()
    assert all(entry.kind in readme for entry in ledger_of(ada))


def test_nothing_of_somebody_else_is_in_it(ada: Person, tmp_path: Path) -> None:
    ben = Person.objects.create(name="ben")
    made = export_everything(ben, tmp_path / "his.zip", TODAY, NOW)
    assert (made.bets, made.answers, made.head.length) == (0, 0, 0)


def test_a_broken_ledger_is_exported_as_it_stands_and_said_to_be_broken(ada: Person, tmp_path: Path) -> None:
    LedgerEntryRow.objects.filter(owner=ada, sequence=2)._raw_delete("default")
    made = export_everything(ada, tmp_path / "mine.zip", TODAY, NOW)
    assert made.fault is not None and made.fault.sequence == 2
    with ZipFile(tmp_path / "mine.zip") as archive, archive.open("ledger.jsonl") as lines:
        assert verify(read_lines(lines)) == made.fault


def test_a_place_that_cannot_be_written_to_is_refused_and_nothing_is_left_there(
    ada: Person, tmp_path: Path
) -> None:
    for target in (tmp_path, tmp_path / "none" / "mine.zip"):
        with pytest.raises(Refused, match="cannot be written"):
            export_everything(ada, target, TODAY, NOW)
    assert list(tmp_path.iterdir()) == []
