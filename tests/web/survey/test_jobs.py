from __future__ import annotations

from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace
from typing import Any

import pytest

from fieldcraft.ads.survey.run import Settings
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.survey import actions, jobs
from fieldcraft.web.survey.tables import SurveyRow
from tests.ads.survey import made

pytestmark = pytest.mark.django_db
State = SurveyRow.State


@pytest.fixture
def row(tmp_path: Path, never: list[int], monkeypatch: pytest.MonkeyPatch) -> SurveyRow:
    monkeypatch.setattr(jobs, "connection", SimpleNamespace(close=lambda: None))
    path = made.write_jsonl(tmp_path / "ads.jsonl", made.rows(300))
    return actions.begin(local_owner(), None, str(path), Settings(only_credentials=True))


def test_a_refusal_on_the_way_is_kept_with_its_sentence(row: SurveyRow, home: Path) -> None:
    row.source.write_text("{}\n", "utf-8")
    jobs._work(row.pk, jobs.Job(), home)
    row.refresh_from_db()
    assert (row.state == State.FAILED and "cannot be told" in row.why) or "no rows" in row.why


def test_a_fault_of_ours_is_said_as_ours(
    row: SurveyRow, home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*arguments: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(jobs, "_survey", failing)
    jobs._work(row.pk, jobs.Job(), home)
    row.refresh_from_db()
    assert (row.state, row.why[:10]) == (State.FAILED, "Fieldcraft")
    assert "ZeroDivisionError" in caplog.text


def test_one_that_is_ended_keeps_its_work_and_stays_to_be_gone_on_with(row: SurveyRow, home: Path) -> None:
    job = jobs.Job()
    job.stop.set()
    jobs._work(row.pk, job, home)
    row.refresh_from_db()
    assert row.state == State.RUNNING
    assert job.progress is not None and 0 < job.progress.ads < 300
    jobs._work(row.pk, jobs.Job(), home)
    row.refresh_from_db()
    assert row.state == State.DONE and row.result is not None and row.result["ads"] == 300


def test_one_that_was_stopped_or_deleted_before_it_began_is_left_alone(row: SurveyRow, home: Path) -> None:
    SurveyRow.objects.update(state=State.STOPPED)
    jobs._work(row.pk, jobs.Job(), home)
    jobs._work(row.pk + 1, jobs.Job(), home)
    row.refresh_from_db()
    assert (row.state, row.result) == (State.STOPPED, None)


def test_one_survey_is_worked_on_once_and_ended_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    begun: list[int] = []
    let_go = Event()

    def work(id: int, job: jobs.Job, folder: Path) -> None:
        begun.append(id)
        job.stop.wait(20)
        jobs._jobs.pop(id, None)
        let_go.set()

    monkeypatch.setattr(jobs, "_work", work)
    row: Any = SimpleNamespace(pk=7)
    for _ in range(2):
        jobs.go_on(row, Path())
    assert begun == [7]
    assert isinstance(getattr(jobs.job_of(7), "thread", None), Thread)
    jobs.end(7)
    assert let_go.is_set() and jobs.job_of(7) is None
    jobs.go_on(row, Path())
    jobs.leave_all()
    jobs.go_on(row, Path())
    assert begun == [7, 7], "a server that ends begins nothing"
    jobs.go_on_with_all(Path())


def test_a_server_that_starts_goes_on_with_what_another_left(row: SurveyRow, never: list[int]) -> None:
    never.clear()
    jobs.go_on_with_all(Path())
    assert never == [row.pk]
    SurveyRow.objects.update(state=State.DONE)
    jobs.go_on_with_all(Path())
    assert never == [row.pk]


def test_a_file_that_was_sent_goes_with_its_folder(tmp_path: Path) -> None:
    sent, other = tmp_path / "sent" / "own" / "ads.csv", tmp_path / "other" / "own" / "ads.csv"
    for file in (sent, other):
        file.parent.mkdir(parents=True)
        file.touch()
        jobs.forget_file(file)
        jobs.forget_file(file)
    assert not sent.parent.exists()
    assert other.exists(), "no file that was not sent is ever removed"
    jobs.forget_file(Path())
