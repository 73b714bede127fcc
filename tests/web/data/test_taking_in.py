from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from fieldcraft.ads.folders import Document
from fieldcraft.refusal import Refused
from fieldcraft.web.ads.actions import keep_ad, list_ads
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.data.export import ad_record, answer_record, export_everything
from fieldcraft.web.data.health import check_bets
from fieldcraft.web.data.taking_in import import_everything
from fieldcraft.web.people.tables import Person
from fieldcraft.web.question.tables import AnswerRow
from fieldcraft.web.survey.tables import SurveyRow
from tests.bets.drafts import TODAY
from tests.web.data.living import NOW, bets_of, furnish, ledger_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    person = Person.objects.create(name="ada")
    furnish(person)
    return person


@pytest.fixture
def ben() -> Person:
    return Person.objects.create(name="ben")


@pytest.fixture
def export(ada: Person, tmp_path: Path) -> Path:
    export_everything(ada, tmp_path / "mine.zip", TODAY, NOW)
    return tmp_path / "mine.zip"


def changed(export: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The same archive with other content."""
    with ZipFile(export) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    change(contents)
    with ZipFile(export.with_name("changed.zip"), "w") as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return export.with_name("changed.zip")


def with_manifest(**said: Any) -> Callable[[dict[str, bytes]], None]:
    def change(contents: dict[str, bytes]) -> None:
        manifest = json.loads(contents["manifest.json"]) | said
        contents["manifest.json"] = json.dumps(manifest).encode()

    return change


def test_an_empty_fieldcraft_gets_the_same_ledger_hash_for_hash(
    ada: Person, ben: Person, export: Path
) -> None:
    made = import_everything(ben, export)
    assert (made.bets, made.answers) == (3, 1)
    assert ledger_of(ben) == ledger_of(ada)
    assert bets_of(ben) == bets_of(ada)
    assert check_bets(ben).ok
    his, hers = (AnswerRow.objects.get(owner=person) for person in (ben, ada))
    assert answer_record(his) == answer_record(hers)
    assert [ad_record(row) for row in list_ads(ben)] == [ad_record(row) for row in list_ads(ada)] != []


def test_an_export_from_before_ads_and_surveys_were_kept_is_taken_in(ben: Person, export: Path) -> None:
    def as_it_was(contents: dict[str, bytes]) -> None:
        manifest = json.loads(contents["manifest.json"])
        for name in ("ads.json", "surveys.json", "practice.json"):
            del contents[name], manifest["files"][name]
        contents["manifest.json"] = json.dumps(manifest | {"version": 1}).encode()

    assert import_everything(ben, changed(export, as_it_was)).answers == 1
    assert not list_ads(ben).exists() and not SurveyRow.objects.filter(owner=ben).exists()


@pytest.mark.parametrize(
    "ads", [[{"name": "a"}], {"a": 1}, 5, [{"name": "a", "text": "b", "digest": "c", "kept": "x"}]]
)
def test_what_is_no_ad_is_not_taken_in(ads: object, ben: Person, export: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        data = json.dumps(ads).encode()
        contents["ads.json"] = data
        manifest = json.loads(contents["manifest.json"])
        manifest["files"]["ads.json"] = {"bytes": len(data), "sha256": sha256(data).hexdigest()}
        contents["manifest.json"] = json.dumps(manifest).encode()

    with pytest.raises(Refused, match=r"ads.json holds what is no ad"):
        import_everything(ben, changed(export, change))
    assert not BetRow.objects.filter(owner=ben).exists()


def test_where_an_ad_is_kept_nothing_is_taken_in(ben: Person, export: Path) -> None:
    keep_ad(ben, Document("a.txt", "CSPO required"), NOW)
    with pytest.raises(Refused, match="two ledgers cannot be made one"):
        import_everything(ben, export)


def test_an_export_of_what_was_taken_in_is_the_same(ben: Person, export: Path, tmp_path: Path) -> None:
    import_everything(ben, export)
    export_everything(ben, tmp_path / "again.zip", TODAY, NOW)
    with ZipFile(export) as first, ZipFile(tmp_path / "again.zip") as second:
        for name in first.namelist():
            assert first.read(name) == second.read(name)


def test_where_something_is_already_nothing_is_taken_in(ada: Person, export: Path) -> None:
    with pytest.raises(Refused, match="two ledgers cannot be made one"):
        import_everything(ada, export)


def test_an_export_of_a_newer_fieldcraft_is_refused(ben: Person, export: Path) -> None:
    with pytest.raises(Refused, match="newer Fieldcraft"):
        import_everything(ben, changed(export, with_manifest(version=3)))


@pytest.mark.parametrize("name", ["ledger.jsonl", "bets.csv", "answers.json", "ads.json", "README.txt"])
def test_any_changed_file_is_found_and_named(name: str, ben: Person, export: Path) -> None:
    def change(contents: dict[str, bytes]) -> None:
        data = bytearray(contents[name])
        data[len(data) // 2] ^= 1
        contents[name] = bytes(data)

    with pytest.raises(Refused, match=f"{name} is not what the manifest says"):
        import_everything(ben, changed(export, change))
    assert not BetRow.objects.filter(owner=ben).exists()


@pytest.mark.parametrize(
    "change",
    [
        with_manifest(files={}),
        with_manifest(ledger={}),
        lambda contents: contents.update({"more.txt": b""}),
        lambda contents: contents.pop("answers.json"),
        lambda contents: contents.pop("ads.json"),
        lambda contents: contents.update({"manifest.json": b"{"}),
        with_manifest(ledger={"length": 1, "hash": "0" * 64}),
    ],
)
def test_a_damaged_archive_is_refused_and_nothing_is_kept(
    change: Callable[[dict[str, bytes]], object], ben: Person, export: Path
) -> None:
    with pytest.raises(Refused, match="is damaged"):
        import_everything(ben, changed(export, change))
    assert not LedgerEntryRow.objects.filter(owner=ben).exists()


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04"])
def test_what_is_no_export_is_refused(content: bytes, ben: Person, tmp_path: Path) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(content)
    with pytest.raises(Refused, match="is no export of Fieldcraft"):
        import_everything(ben, path)
    with pytest.raises(Refused, match="cannot be read"):
        import_everything(ben, tmp_path / "none.zip")
    with ZipFile(path, "w") as archive:
        archive.writestr("holiday.txt", "sun")
    with pytest.raises(Refused, match="is no export of Fieldcraft"):
        import_everything(ben, path)


def test_a_survey_comes_back_with_its_result_and_an_unfinished_one_waits(
    ada: Person, ben: Person, tmp_path: Path
) -> None:
    SurveyRow.objects.create(owner=ada, path="/ads", name="ads", created=NOW)
    export_everything(ada, tmp_path / "two.zip", TODAY, NOW)
    import_everything(ben, tmp_path / "two.zip")
    waiting, done = SurveyRow.objects.filter(owner=ben).order_by("name")
    assert (waiting.state, waiting.path, waiting.result) == ("stopped", "/ads", None)
    assert (done.state, done.sample, done.finished) == ("done", "invented ads", NOW)
    assert done.result == {"ads": 7, "finding": "0 of 7 ads require a certification."}
