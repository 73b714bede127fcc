"""Surveys that are being worked on in the background of the server, each in a thread that drives processes.

The database says which surveys should run; here stands which do. A server that starts goes on with those
that its predecessor left, from their work files.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic

from django.db import connection

from fieldcraft.ads.survey.run import Progress, Surveying
from fieldcraft.ads.survey.shown import charts_of, first_unreadable, lines_of_duplicates
from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.survey.tables import SurveyRow

logger = logging.getLogger(__name__)
State = SurveyRow.State
# Seconds that a server which ends waits for what its surveys have in hand.
PATIENCE = 20.0
# Where files that were sent wait for their survey to be done, each in a folder of its own.
SENT = "sent"


@dataclass
class Job:
    """A survey under way in this process: how far it is, and how to end it."""

    began: float = field(default_factory=monotonic)
    progress: Progress | None = None
    stop: Event = field(default_factory=Event)
    thread: Thread | None = None


_jobs: dict[int, Job] = {}
_lock = Lock()
_leaving = Event()


def go_on(row: SurveyRow, folder: Path) -> None:
    """Work on a survey in the background, unless that is being done already or the server is ending."""
    with _lock:
        if row.pk in _jobs or _leaving.is_set():
            return
        job = _jobs[row.pk] = Job()
        job.thread = Thread(target=_work, args=(row.pk, job, folder), name=f"survey-{row.pk}", daemon=True)
        job.thread.start()


def go_on_with_all(folder: Path) -> None:
    """Work on every survey that should be running: those that an earlier server left."""
    _leaving.clear()
    for row in SurveyRow.objects.filter(state=State.RUNNING):
        go_on(row, folder)


def job_of(id: int) -> Job | None:
    """The job of a survey, where it is under way in this process."""
    return _jobs.get(id)


def end(id: int) -> None:
    """End the work on a survey and wait until it is kept; nothing happens where it is not under way."""
    job = _jobs.get(id)
    if job is not None:
        job.stop.set()
        assert job.thread is not None
        job.thread.join(PATIENCE)


def leave_all() -> None:
    """End all work, so that a later server goes on with it; called when this one ends."""
    _leaving.set()
    end_all()


def end_all() -> None:
    """End all work in this process and wait until it is kept."""
    for job in list(_jobs.values()):
        job.stop.set()
    for job in list(_jobs.values()):
        if job.thread is not None:
            job.thread.join(PATIENCE)


def _work(id: int, job: Job, folder: Path) -> None:
    try:
        row = SurveyRow.objects.get(pk=id)
        if row.state == State.RUNNING:
            _survey(row, job, folder)
    except SurveyRow.DoesNotExist:
        pass
    except Refused as refused:
        _tell(id, State.FAILED, " ".join(refused.problems))
    except Exception:
        logger.exception("A survey failed")
        if not _leaving.is_set():
            _tell(id, State.FAILED, "Fieldcraft failed on it. What was read is kept; try again.")
    finally:
        connection.close()
        with _lock:
            _jobs.pop(id, None)


def _survey(row: SurveyRow, job: Job, folder: Path) -> None:
    surveying = Surveying(row.source, row.to_settings(), folder)
    try:
        steps = surveying.steps(monotonic)
        try:
            for job.progress in steps:
                if job.stop.is_set():
                    return
        finally:
            steps.close()
        found = surveying.result()
    finally:
        surveying.close()
    lines = [*lines_of_duplicates(found), found.frame.warning()]
    shown = {
        "charts": [asdict(chart) for chart in charts_of(found)],
        "lines": lines,
        "unreadable": first_unreadable(found.unreadable_rows, shown=20),
    }
    kept = SurveyRow.objects.filter(pk=row.pk).update(
        state=State.DONE, why="", result=found.to_dict(), shown=shown, finished=clock.now()
    )
    surveying.forget()
    if kept and row.uploaded:
        forget_file(row.source)


def forget_file(path: Path) -> None:
    """Remove a file that was sent, and the folder that it had to itself; never any other file."""
    if path.parent.parent.name != SENT:
        return
    path.unlink(missing_ok=True)
    if path.parent.is_dir() and not any(path.parent.iterdir()):
        path.parent.rmdir()


def _tell(id: int, state: SurveyRow.State, why: str) -> None:
    SurveyRow.objects.filter(pk=id).update(state=state, why=why)
