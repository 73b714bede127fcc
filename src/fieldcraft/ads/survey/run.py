"""A survey from a source to its result: read in batches, kept as it goes, counted at the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from fieldcraft.ads.survey.batches import Batch, Place, batches, choose
from fieldcraft.ads.survey.columns import FOLDER
from fieldcraft.ads.survey.read import AD, BatchRead, Task, read_batch
from fieldcraft.ads.survey.result import Survey
from fieldcraft.ads.survey.source import find_source
from fieldcraft.ads.survey.tally import tally
from fieldcraft.ads.survey.work import Work, forget_work, work_path
from fieldcraft.refusal import Refused
from fieldcraft.scale.on_cores import WorkerEnded
from fieldcraft.scale.run import Where, run

# Seconds between two writings of the work file: what is lost, at the most, and then read again.
KEEP_EVERY = 1.0


@dataclass(frozen=True)
class Settings:
    """What a person chose: the text's column, what to group by, whether only credentials are read."""

    text_field: str | None = None
    by: str | None = None
    only_credentials: bool = False
    sample: str = ""

    @property
    def of_reading(self) -> dict[str, Any]:
        """What the reading depends on; the words for the sample can change afterwards."""
        return {"text": self.text_field, "by": self.by, "only": self.only_credentials}


@dataclass(frozen=True)
class Progress:
    """How far a survey is: bytes of all bytes, ads read, and the bytes read before it was gone on with."""

    read: int
    size: int
    ads: int
    read_before: int = 0

    @property
    def share(self) -> float:
        return min(1.0, self.read / self.size) if self.size else 1.0

    def seconds_left(self, seconds: float) -> float | None:
        """How long it takes at the pace so far, `seconds` after it began; None while that cannot be told."""
        done = self.read - self.read_before
        return None if done <= 0 or seconds <= 0 else max(0.0, (self.size - self.read) * seconds / done)


class Surveying:
    """One survey under way. `steps` reads the ads; when it is through, `result` counts them.

    Refused at once when the source cannot be read, its text's column cannot be told, or the same survey is
    running already. `now` counts seconds.
    """

    def __init__(self, path: Path, settings: Settings, folder: Path, *, anew: bool = False) -> None:
        self.settings = settings
        self.source = find_source(path)
        self._by_folder = settings.by is not None and settings.by.lower() == FOLDER
        self.columns = choose(self.source, settings.text_field, settings.by)
        place = work_path(folder, path, settings.of_reading)
        self.work = Work(place, f"{self.source.identity} {reader_version()}", anew=anew)
        self.began_with = self.work.ads

    def told(self) -> tuple[str, ...]:
        """Sentences about what is going to be read."""
        said = []
        if self.columns.text is not None and self.settings.text_field is None:
            said.append(f"The text of the ads is taken from the column {self.columns.text}.")
        if self.work.changed:
            said.append("The source or Fieldcraft has changed since this survey was stopped; it begins anew.")
        elif self.began_with:
            said.append(f"{self.began_with:,} ads were read before; going on from there.")
        return tuple(said)

    def steps(
        self, now: Callable[[], float], where: Where = "cores", cores: int | None = None
    ) -> Generator[Progress, None, None]:
        """Read on to the end, telling how far it is after each batch; what was read is kept every second.

        Whenever the iteration is left, by an error or Ctrl-C too, what was read so far is kept. `now` counts
        seconds.
        """
        start = self.work.place
        waiting: list[tuple[BatchRead, Place]] = []
        afters: deque[Place] = deque()
        ads, kept_at = self.work.ads, now()
        task = Task(self.columns, self.settings.only_credentials)
        cut = _noting(batches(self.source, self.columns, self._by_folder, start), afters)
        read = run(partial(read_batch, task), cut, where, cores)
        try:
            for each in read:
                after = afters.popleft()
                waiting.append((each, after))
                ads += len(each.ads) // AD.itemsize
                if now() - kept_at >= KEEP_EVERY:
                    self._keep(waiting)
                    kept_at = now()
                yield Progress(after.read, self.source.size, ads, start.read)
        except WorkerEnded:
            raise Refused(
                "A process that read ads was ended from outside, often because memory ran out. What was read "
                "is kept: run the survey again to go on, with fewer cores if it happens again."
            ) from None
        finally:
            read.close()
            self._keep(waiting)

    def _keep(self, waiting: list[tuple[BatchRead, Place]]) -> None:
        self.work.append(waiting)
        waiting.clear()

    def result(self) -> Survey:
        """The counts, once everything is read. Refused when the source changed meanwhile or held no ad."""
        if find_source(self.source.path).identity != self.source.identity:
            raise Refused(
                f"{self.source.path.name} was changed while it was read, so the counts would be of neither "
                "version; run the survey again."
            )
        work, settings = self.work, self.settings
        if not work.ads:
            why = _none_read(work)
            self.forget()  # there is nothing to go on with
            raise Refused(why)
        found = tally(work, len(self.source.parts), settings.sample, settings.by is not None)
        notes = []
        if self.source.left_out:
            notes.append(
                f"{self.source.left_out:,} files were left out, since their endings are none of ads."
            )
        return Survey(
            source=self.source.path.name,
            frame=found.frame,
            same=found.same,
            near=found.near,
            unreadable=work.unreadable,
            unreadable_rows=tuple(work.unreadable_rows()),
            requiring=found.requiring,
            only_clearance=found.only_clearance,
            by_credential=found.by_credential,
            kinds=found.kinds,
            families=found.families,
            by=settings.by,
            groups=found.groups,
            groups_left_out=found.groups_left_out,
            without_group=found.without_group,
            sentences=found.sentences,
            text_field=self.columns.text,
            notes=tuple(notes),
        )

    def close(self) -> None:
        """Let go of the work file, so that the survey can be gone on with."""
        self.work.close()

    def forget(self) -> None:
        """Remove the work file; the survey is done, or not wanted."""
        self.work.forget()


def in_words(left: float | None) -> str:
    """The time left in words."""
    if left is None:
        return "time left not known yet"
    if left < 90:
        return f"about {left:.0f} seconds left"
    if left < 90 * 60:
        return f"about {left / 60:.0f} minutes left"
    return f"about {left / 3600:.1f} hours left"


def forget_survey(path: Path, settings: Settings, folder: Path) -> None:
    """Remove the work of a survey that is not under way; nothing happens where there is none."""
    forget_work(work_path(folder, path, settings.of_reading))


@cache
def reader_version() -> str:
    """A name for the reader: what one version has begun another does not go on with."""
    digest = sha256()
    for folder in ("fieldcraft.ads", "fieldcraft.ads.survey", "fieldcraft.ads.data"):
        for each in sorted(files(folder).iterdir(), key=lambda each: each.name):
            if each.name.endswith((".py", ".yaml")):
                digest.update(each.read_bytes())
    return digest.hexdigest()


def _noting(cut: Iterator[Batch], afters: deque[Place]) -> Iterator[Batch]:
    """The batches, each with its place noted for when its result comes back."""
    for batch in cut:
        afters.append(batch.after)
        yield batch


def _none_read(work: Work) -> str:
    if not work.unreadable:
        return "There is no ad in it."
    _, row, why = work.unreadable_rows()[0]
    none = f"None of the {work.unreadable:,} could" if work.unreadable > 1 else "The only one could not"
    first = f"Row {row}: " if row else ""
    return f"{none} be read as an ad. {first}{why}"
