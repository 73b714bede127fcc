"""A long import, done beside the pages by a thread of this server: one at a time, and how far it is.

It lives as long as the server. One that dies with it has kept nothing, since all is one transaction.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections

from fieldcraft.bets.imports.plan import Plan
from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.data.importing import Imported, import_bets
from fieldcraft.web.data.pending import BETS, find_pending, forget_pending
from fieldcraft.web.database import said_of_database_error
from fieldcraft.web.home import data_folder
from fieldcraft.web.people.tables import Person

logger = logging.getLogger(__name__)

# Files with more rows than this are imported beside the pages.
AT_ONCE = 2000
# Of the time that an import takes, the part that goes by before the transaction begins, as measured.
READING = 0.7
# Before so much is done, nobody can say how long the rest takes.
TOO_EARLY = 0.02


@dataclass
class ImportJob:
    """One import: what is read, how it is read, how far it is, and what came of it."""

    person: Person
    path: Path
    digest: str
    plan: Plan
    skip_bad: bool
    posted: Mapping[str, Any]
    started: float = field(default_factory=monotonic)
    read: int = 0
    kept: int = 0
    keeping: bool = False
    stopped: Event = field(default_factory=Event)
    outcome: Imported | None = None
    problems: tuple[str, ...] = ()

    @property
    def going(self) -> bool:
        return self.outcome is None and not self.problems

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        rows = max(1, self.plan.rows)
        if self.keeping:
            return READING + (1 - READING) * min(1.0, self.kept / rows)
        return READING * min(1.0, self.read / rows)

    def seconds_left(self, now: float) -> float | None:
        """How long it still takes if it goes on as it went; None while that cannot be told."""
        if self.share < TOO_EARLY:
            return None
        return (now - self.started) / self.share * (1 - self.share)

    def has_read(self, count: int) -> None:
        """So many rows are read; ends the import when somebody stopped it."""
        self.read = count
        # While it reads, it keeps nobody from putting a backup back.
        connections.close_all()
        self._end_if_stopped()

    def has_kept(self, count: int) -> None:
        """So many bets are written in the transaction that is still open."""
        self.keeping, self.kept = True, count
        self._end_if_stopped()

    def _end_if_stopped(self) -> None:
        if self.stopped.is_set():
            raise Refused("You stopped the import, so nothing was imported.")


_lock = Lock()
_job: ImportJob | None = None


def current_job(person: Person) -> ImportJob | None:
    """The person's import that is going on or was the last one."""
    job = _job
    return job if job is not None and job.person.pk == person.pk else None


def start_job(
    person: Person, digest: str, plan: Plan, skip_bad: bool, posted: Mapping[str, Any]
) -> ImportJob:
    """Begin to import the file that waits; Refused while another import goes on."""
    global _job
    path = find_pending(data_folder(), BETS, digest)
    with _lock:
        if _job is not None and _job.going:
            raise Refused("An import is going on; wait for its end or stop it, then import this file.")
        job = _job = ImportJob(person, path, digest, plan, skip_bad, posted)
    Thread(target=_run, args=[job], name="import", daemon=True).start()
    return job


def forget_job() -> None:
    """Stop an import that goes on, and forget the last one."""
    global _job
    with _lock:
        if _job is not None:
            _job.stopped.set()
        _job = None


def _run(job: ImportJob) -> None:
    try:
        today, now = clock.today(), clock.now()
        with job.path.open("rb") as file:
            done = import_bets(
                job.person,
                file,
                job.plan,
                today,
                now,
                skip_bad=job.skip_bad,
                progress=job.has_read,
                keeping=job.has_kept,
            )
        if job.skip_bad or not done.refused:
            forget_pending(data_folder(), BETS, job.digest)
        job.outcome = done
    except Refused as refused:
        job.problems = refused.problems
    except OSError as error:
        job.problems = (f"The file you sent cannot be read ({error.strerror or error}); send it once more.",)
    except DatabaseError as error:
        name = str(settings.DATABASES["default"]["NAME"])
        job.problems = (said_of_database_error(error, name), "Nothing was imported.")
    except Exception:
        logger.exception("The import failed")
        job.problems = (
            "This is a fault of ours, and nothing was imported; report the last lines in the terminal that "
            "runs Fieldcraft.",
        )
    finally:
        connections.close_all()
