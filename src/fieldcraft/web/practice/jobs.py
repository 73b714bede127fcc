"""Debriefs worked out beside the pages, each by a thread of this server: one a run, and how far it is.

It lives as long as the server; who looks again after that begins anew. The database is asked when the record
is kept and not while replays run.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import DatabaseError, connection

from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.database import said_of_database_error
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.actions import Played, keep_debrief
from fieldcraft.web.practice.tables import PracticeRunRow

if TYPE_CHECKING:
    from fieldcraft.practice.steps import Step

logger = logging.getLogger(__name__)
# Seconds that a server which ends waits for the replays in hand.
PATIENCE = 10.0
# How much must be done, after the first step with its start-up, before a time can be told from it.
TOO_EARLY = 0.1


@dataclass
class Job:
    """The debrief of one run: how far it is, what came of it, and how to stop it and go on."""

    at: Played
    step: Step | None = None
    problems: tuple[str, ...] = ()
    stopped: Event = field(default_factory=Event)
    thread: Thread | None = None
    steps: Iterator[Step] | None = None
    # Seconds in which steps after the first were done, when the last one was, and how much the first was.
    worked: float = 0.0
    last: float = 0.0
    first: float = 0.0

    @property
    def going(self) -> bool:
        return not self.problems and not self.stopped.is_set()

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return 0.0 if self.step is None else self.step.share

    @property
    def decisions(self) -> tuple[dict[str, Any], ...]:
        """Those whose effect in the world as it was is known, in the record's shape."""
        return () if self.step is None else self.step.decisions

    def seconds_left(self, now: float) -> float | None:
        """How long it still takes if it goes on as it went; None while that cannot be told."""
        done = self.share - self.first
        if done < TOO_EARLY:
            return None
        return max(0.0, self.worked / done * (1 - self.share) - (now - self.last))


_jobs: dict[tuple[int, str], Job] = {}
_lock = Lock()
_leaving = Event()


def job_of(at: Played) -> Job | None:
    """The job of a finished run whose record may be seen, begun where there is none; None once it is kept."""
    with _lock:
        job = _jobs.get(_key(at))
        # Where a backup was put back, a run of the same name may have been decided otherwise.
        if job is not None and job.at.kept.decided == at.kept.decided:
            return job
        if _is_kept(at):
            return None
        job = _jobs[_key(at)] = Job(at)
        _start(job)
        return job


def stop(at: Played) -> None:
    """Stop the work on a run; what was worked out stays as long as this server does."""
    with _lock:
        if (job := _jobs.get(_key(at))) is not None:
            job.stopped.set()


def go_on(at: Played) -> None:
    """Go on with what was stopped, and try again what failed."""
    with _lock:
        if (job := _jobs.get(_key(at))) is None:
            return
        if job.problems and not _whole(job):
            job = _jobs[_key(at)] = Job(at)
        job.problems = ()
        job.stopped.clear()
        _start(job)


def forget_jobs(person: Person) -> None:
    """Stop all work for a person, and forget it."""
    with _lock:
        for key in [key for key in _jobs if key[0] == person.pk]:
            _jobs.pop(key).stopped.set()


def leave_all() -> None:
    """Stop all work and wait for what is in hand; called when the server ends."""
    _leaving.set()
    with _lock:
        threads = [job.thread for job in _jobs.values() if job.thread is not None]
        for job in _jobs.values():
            job.stopped.set()
    for thread in threads:
        thread.join(PATIENCE)


def _key(at: Played) -> tuple[int, str]:
    return at.row.owner_id, at.row.key


def _is_kept(at: Played) -> bool:
    return PracticeRunRow.objects.filter(pk=at.row.pk, debrief__isnull=False).exists()


def _start(job: Job) -> None:
    """Give the job a thread unless it has one; the caller holds the lock."""
    if job.thread is None and not _leaving.is_set():
        job.thread = Thread(target=_work, args=[job], name=f"debrief-{job.at.id}", daemon=True)
        job.thread.start()


def _work(job: Job) -> None:
    try:
        while not _whole(job):
            with _lock:
                if job.stopped.is_set():
                    # Whoever goes on from here finds no thread, and begins one.
                    job.thread = None
                    return
            _go_a_step(job)
        assert job.step is not None and job.step.record is not None
        # The terminal may have kept one meanwhile, perhaps over more replays.
        if not _is_kept(job.at):
            keep_debrief(job.at.row.owner, job.at.id, job.step.record, clock.now())
        _forget(job)
    except Refused as refused:
        _fail(job, *refused.problems)
    except DatabaseError as error:
        name = str(settings.DATABASES["default"]["NAME"])
        _fail(job, said_of_database_error(error, name), "The record is worked out and waits to be kept.")
    except Exception:
        logger.exception("A debrief failed")
        _fail(
            job,
            "This is a fault of ours; your run is kept. Try again, and report the last lines in the terminal "
            "that runs Fieldcraft.",
        )
    finally:
        connection.close()


def _whole(job: Job) -> bool:
    return job.step is not None and job.step.record is not None


def _go_a_step(job: Job) -> None:
    # The engine is compiled code that takes long to load.
    from fieldcraft.practice.steps import steps

    if job.steps is None:
        job.steps = steps(job.at.run, job.at.kept.settled)
    began = monotonic()
    step = next(job.steps)
    job.last = monotonic()
    if job.step is None:
        # Its time is also that of loading and compiling.
        job.first = step.share
    else:
        job.worked += job.last - began
    job.step = step


def _fail(job: Job, *problems: str) -> None:
    with _lock:
        job.problems, job.thread = problems, None


def _forget(job: Job) -> None:
    with _lock:
        if _jobs.get(_key(job.at)) is job:
            del _jobs[_key(job.at)]
