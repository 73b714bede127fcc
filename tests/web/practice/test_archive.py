"""Runs out in an archive and in again, entry for entry."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from fieldcraft.refusal import Refused
from fieldcraft.web.data.export import export_everything
from fieldcraft.web.data.taking_in import import_everything
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions
from fieldcraft.web.practice.archive import runs_for_archive, take_runs
from fieldcraft.web.practice.tables import PracticeRunRow

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


def played(person: Person) -> actions.Played:
    at = actions.start_run(person, "young-business", 2**64 - 1, NOW)
    assert at.run.situation is not None
    said = {"choice": at.run.situation.choices[0].id, "reason": "so", "forecast": {"probability": 0.5}}
    return actions.decide(person, at.id, said, NOW)


@pytest.mark.django_db(transaction=True)
def test_an_archive_brings_the_same_runs_and_they_play_on(tmp_path: Path) -> None:
    ada, ben = (Person.objects.create(name=name) for name in ("ada", "ben"))
    at = played(ada)
    made = export_everything(ada, tmp_path / "all.zip", NOW.date(), NOW)
    assert made.runs == 1
    assert import_everything(ben, tmp_path / "all.zip").runs == 1
    assert runs_for_archive(ben) == runs_for_archive(ada)
    assert actions.show_run(ben, at.id).shown() == at.shown()
    with pytest.raises(Refused, match="practice runs here"):
        import_everything(ben, tmp_path / "all.zip")


@pytest.mark.django_db(transaction=True)
def test_the_seed_is_sealed_until_the_debrief_was_seen_and_the_ledger_comes_back_whole(
    tmp_path: Path,
) -> None:
    ada, ben = (Person.objects.create(name=name) for name in ("ada", "ben"))
    at = actions.start_run(ada, "young-business", 15241578750190521, NOW)
    export_everything(ada, tmp_path / "all.zip", NOW.date(), NOW)
    with ZipFile(tmp_path / "all.zip") as archive:
        for name in archive.namelist():
            said = archive.read(name)
            assert b"15241578750190521" not in said and f"{15241578750190521:016x}".encode() not in said
    import_everything(ben, tmp_path / "all.zip")
    assert actions.show_run(ben, at.id).kept == at.kept
    actions.autoplay(ada, at.id, "random", NOW)
    assert "seed" not in runs_for_archive(ada)[0]["ledger"][0]["body"]
    actions.debrief_run(ada, at.id, 20, skip_own_view=True, now=NOW)
    assert runs_for_archive(ada)[0]["ledger"][0]["body"]["seed"] == "15241578750190521"
    # What was seen elsewhere counts as seen: its seed stays open, and it is too late for a view of one's own.
    cleo = Person.objects.create(name="cleo")
    export_everything(ada, tmp_path / "seen.zip", NOW.date(), NOW)
    import_everything(cleo, tmp_path / "seen.zip")
    again = actions.show_run(cleo, at.id)
    assert again.row.debrief is None and again.kept.debriefed is not None and again.viewed
    assert runs_for_archive(cleo) == runs_for_archive(ada)
    with pytest.raises(Refused, match="would not be your own"):
        actions.keep_own_view(cleo, at.id, {"best": 0, "worst": 2}, NOW)
    made = len(again.kept.entries)
    told = actions.debrief_run(cleo, at.id, 20, now=NOW)
    assert told["result"] == actions.debrief_run(ada, at.id, now=NOW)["result"]
    assert len(actions.show_run(cleo, at.id).kept.entries) == made


@pytest.mark.django_db(transaction=True)
def test_a_view_that_was_skipped_stays_skipped_in_an_archive(tmp_path: Path) -> None:
    ada, ben = (Person.objects.create(name=name) for name in ("ada", "ben"))
    at = actions.autoplay(ada, played(ada).id, "random", NOW)
    at = actions.go_without_view(ada, at.id, NOW)
    export_everything(ada, tmp_path / "all.zip", NOW.date(), NOW)
    import_everything(ben, tmp_path / "all.zip")
    assert actions.show_run(ben, at.id).kept == at.kept and at.kept.skipped


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fault", ["chain", "other run", "no list", "no entry", "no name", "empty", "no seal"]
)
def test_what_is_no_run_is_not_taken_in(fault: str) -> None:
    ada = Person.objects.create(name="ada")
    played(ada)
    value: Any = copy.deepcopy(runs_for_archive(ada))
    if fault == "chain":
        value[0]["ledger"][1]["body"]["reason"] = "I knew it"
    elif fault == "other run":
        value[0]["run"] = "another"
    elif fault == "no list":
        value = {}
    elif fault == "no entry":
        value[0]["ledger"][0]["more"] = 1
    elif fault == "no name":
        value[0]["run"] = None
    elif fault == "no seal":
        value[0]["ledger"][0]["body"]["sealed_seed"] = "00"
    else:
        value[0]["ledger"] = []
    with pytest.raises((ValueError, TypeError)):
        take_runs(Person.objects.create(name="ben"), value)
    assert PracticeRunRow.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_archive_from_before_there_was_practice_is_taken_in(tmp_path: Path) -> None:
    ada, ben = (Person.objects.create(name=name) for name in ("ada", "ben"))
    export_everything(ada, tmp_path / "all.zip", NOW.date(), NOW)
    with ZipFile(tmp_path / "all.zip") as new, ZipFile(tmp_path / "old.zip", "w") as old:
        manifest = json.loads(new.read("manifest.json"))
        manifest["version"] = 1
        for name in ("practice.json", "ads.json", "surveys.json"):
            del manifest["files"][name]
        for name in manifest["files"]:
            old.writestr(name, new.read(name))
        old.writestr("manifest.json", json.dumps(manifest))
    assert import_everything(ben, tmp_path / "old.zip").runs == 0
