from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from fieldcraft.bets.imports.plan import Choices, Plan
from fieldcraft.refusal import Refused
from fieldcraft.web.data import import_job
from fieldcraft.web.data.import_job import ImportJob, current_job, forget_job, start_job
from fieldcraft.web.data.import_pages import look_at
from fieldcraft.web.data.pending import BETS, keep_pending
from fieldcraft.web.data.turns import turns
from fieldcraft.web.home import data_folder
from fieldcraft.web.people.actions import local_owner
from tests.web.data.living import OLD_BETS, bets_of

HEADER, LINE = OLD_BETS.splitlines()

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("forgotten"),
]


@pytest.fixture
def forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")
    forget_job()
    yield
    forget_job()


def waiting(count: int, *more: str) -> tuple[str, Plan]:
    """A file that waits, with so many bets: its digest, and how it is read."""
    lines = [HEADER, *(LINE.replace("It converts", f"Bet {number}") for number in range(count)), *more]
    digest = keep_pending(data_folder(), BETS, ["\n".join(lines).encode()])
    plan = look_at(data_folder() / BETS, Choices()).plan
    assert plan is not None
    return digest, plan


def ended(job: ImportJob) -> ImportJob:
    give_up = time.monotonic() + 60
    while job.going:
        assert time.monotonic() < give_up, "the import does not end"
        time.sleep(0.01)
    return job


def job_of(count: int, *more: str, skip_bad: bool = False) -> ImportJob:
    digest, plan = waiting(count, *more)
    return start_job(local_owner(), digest, plan, skip_bad, {})


def test_a_job_imports_beside_the_pages_and_forgets_the_file() -> None:
    job = ended(job_of(600))
    assert job.problems == () and job.outcome is not None and job.outcome.imported == 600
    assert (job.read, job.kept, job.share) == (500, 600, 1.0)
    assert len(bets_of(local_owner())) == 600
    assert current_job(local_owner()) is job
    assert not (data_folder() / BETS).exists()


def test_only_one_goes_on_at_a_time() -> None:
    with turns.only_writer():
        job = job_of(3)
        with pytest.raises(Refused, match="An import is going on"):
            job_of(3)
    assert ended(job).outcome is not None


def test_a_job_that_is_stopped_keeps_nothing() -> None:
    with turns.only_writer():
        job = job_of(3)
        job.stopped.set()
    assert ended(job).problems == ("You stopped the import, so nothing was imported.",)
    assert bets_of(local_owner()) == []


def test_what_goes_wrong_is_said_and_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: Any, **options: Any) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(import_job, "import_bets", fail)
    assert "fault of ours" in ended(job_of(3)).problems[0]
    monkeypatch.undo()
    digest, plan = waiting(3)
    with pytest.raises(Refused, match="no longer here"):
        start_job(local_owner(), "another", plan, False, {})
    monkeypatch.setattr(Path, "open", lambda *arguments: (_ for _ in ()).throw(OSError(5, "broken")))
    job = ImportJob(local_owner(), data_folder() / BETS, digest, plan, False, {})
    import_job._run(job)
    assert "cannot be read (broken)" in job.problems[0]


def test_the_time_left_is_told_by_what_is_done() -> None:
    _, plan = waiting(100)
    job = ImportJob(local_owner(), data_folder() / BETS, "", plan, False, {}, started=100.0)
    assert job.seconds_left(110.0) is None
    job.has_read(50)
    assert job.share == pytest.approx(import_job.READING / 2)
    assert job.seconds_left(110.0) == pytest.approx(10 / job.share - 10)
    job.has_kept(100)
    assert job.share == 1 and job.seconds_left(110.0) == 0


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows are many."""
    monkeypatch.setattr("fieldcraft.web.data.import_pages.AT_ONCE", 2)


def sent(client: Client, content: str) -> dict[str, Any]:
    response = client.post("/data/import", {"file": SimpleUploadedFile("bets.csv", content.encode())})
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields if name != "skip_bad"} | {"do": "import"}


def test_the_pages_lead_from_the_file_to_how_far_it_is_and_what_came_of_it(client: Client, few: None) -> None:
    assert "No import is going on" in client.get("/data/import/progress").content.decode()
    fields = sent(client, "\n".join([HEADER, *(LINE.replace("It", each) for each in "abc")]))
    posted: list[Any] = []

    def post() -> None:
        posted.append(Client().post("/data/import/columns", fields))
        connection.close()

    with turns.only_writer():
        import_job.forget_job()
        # The form itself writes, so it waits as well.
        thread = Thread(target=post)
        thread.start()
        time.sleep(0.1)
        assert posted == []
    thread.join()
    assert posted[0]["Location"] == "/data/import/progress"
    job = current_job(local_owner())
    assert job is not None
    ended(job)
    page = client.get("/data/import/progress").content.decode()
    assert "Bets imported, marked unwitnessed: 3." in page and 'http-equiv="refresh"' not in page


def test_the_page_of_a_job_that_goes_on_tells_how_far_it_is_and_stops_it(client: Client) -> None:
    with turns.only_writer():
        job = job_of(600)
        give_up = time.monotonic() + 30
        while job.read < 500:
            assert time.monotonic() < give_up
            time.sleep(0.01)
        page = client.get("/data/import/progress").content.decode()
        assert "500 of 600 lines are read" in page and 'http-equiv="refresh"' in page
        assert "It takes a few seconds more." in page
        assert "Bets are being imported" in client.get("/data/").content.decode()
        job.stopped.set()
    ended(job)
    page = client.get("/data/import/progress").content.decode()
    assert "Nothing was imported" in page and "You stopped the import" in page


def test_bad_lines_found_beside_the_pages_are_listed_and_may_be_left_out(client: Client, few: None) -> None:
    fields = sent(client, "\n".join([HEADER, LINE, LINE, LINE.replace("2025-03-01", "never")]))
    client.post("/data/import/columns", fields)
    job = current_job(local_owner())
    assert job is not None
    ended(job)
    response = client.get("/data/import/progress")
    page = response.content.decode()
    assert "Nothing was imported: bad lines: 2." in page and "Line 4: The due date" in page
    client.post("/data/import/columns", fields | {"skip_bad": "on"})
    job = current_job(local_owner())
    assert job is not None
    ended(job)
    assert "Bad lines left out: 2." in client.get("/data/import/progress").content.decode()
    assert len(bets_of(local_owner())) == 1


def test_stopping_nothing_does_no_harm(client: Client) -> None:
    assert client.post("/data/import/stop")["Location"] == "/data/import/progress"
