"""What a person does with surveys: begin, stop, go on, delete, take out."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from fieldcraft.ads.survey.batches import choose
from fieldcraft.ads.survey.run import Settings, forget_survey
from fieldcraft.ads.survey.source import find_source
from fieldcraft.refusal import Missing, Refused
from fieldcraft.web import clock
from fieldcraft.web.home import data_folder
from fieldcraft.web.people.tables import Person
from fieldcraft.web.survey import jobs
from fieldcraft.web.survey.tables import SurveyRow
from fieldcraft.web.whole_files import whole_file

State = SurveyRow.State


class NoSuchSurvey(Missing):
    """There is no such survey, or it is somebody else's: the two are not told apart."""

    title = "No such survey"

    def __init__(self, id: object) -> None:
        super().__init__(f"You have no survey {id}; look it up in the list of your surveys.")


@dataclass(frozen=True)
class Sent:
    """A file that was sent: its name and its bytes, piece by piece."""

    name: str
    chunks: Iterable[bytes]


def work_folder() -> Path:
    """Where the work of surveys lies, that of the command line, too."""
    return data_folder() / "surveys"


def begin(person: Person, sent: Sent | None, path: str, settings: Settings, form_key: str = "") -> SurveyRow:
    """Begin a survey of a file that was sent, or of a file or folder of this computer.

    Refused before anything is kept when it cannot be read or its text's column cannot be told. A form that
    comes again gives the survey that it began.
    """
    earlier = SurveyRow.objects.filter(owner=person, form_key=form_key).first() if form_key else None
    if earlier is not None:
        return earlier
    if (sent is None) == (not path.strip()):
        raise Refused("Choose a file, or write where a file or folder lies on this computer; one of the two.")
    source = _keep(sent) if sent is not None else Path(path.strip()).expanduser().absolute()
    try:
        choose(find_source(source), settings.text_field, settings.by)
    except Refused:
        if sent is not None:
            jobs.forget_file(source)
        raise
    row = SurveyRow.objects.create(
        owner=person,
        form_key=form_key or None,
        path=str(source),
        uploaded=sent is not None,
        name=(sent.name if sent is not None else source.name)[:300].replace("\0", ""),
        text_field=settings.text_field or "",
        by=settings.by or "",
        only_credentials=settings.only_credentials,
        sample=settings.sample,
        created=clock.now(),
    )
    jobs.go_on(row, work_folder())
    return row


def list_surveys(person: Person) -> list[SurveyRow]:
    """The person's surveys, the latest first, without their results."""
    return list(SurveyRow.objects.filter(owner=person).defer("result", "shown"))


def show_survey(person: Person, id: int) -> SurveyRow:
    """One survey of the person; one that should run and that nobody works on is gone on with."""
    row = SurveyRow.objects.filter(owner=person, pk=id).first() if id < 2**63 else None
    if row is None:
        raise NoSuchSurvey(id)
    if row.state == State.RUNNING:
        jobs.go_on(row, work_folder())
    return row


def stop(person: Person, id: int) -> None:
    """Stop a survey; what was read is kept."""
    row = show_survey(person, id)
    SurveyRow.objects.filter(pk=row.pk, state=State.RUNNING).update(state=State.STOPPED)
    jobs.end(row.pk)


def go_on(person: Person, id: int) -> None:
    """Go on with a survey that was stopped or that failed."""
    row = show_survey(person, id)
    if row.uploaded and not row.source.is_file():
        raise Refused(f"The file {row.own_name} that was sent is no longer here; send it once more.")
    if row.state in (State.STOPPED, State.FAILED):
        SurveyRow.objects.filter(pk=row.pk).update(state=State.RUNNING, why="")
        jobs.go_on(row, work_folder())


def delete(person: Person, id: int) -> None:
    """Delete a survey with its result, its work and the file that was sent for it."""
    row = show_survey(person, id)
    SurveyRow.objects.filter(pk=row.pk).update(state=State.STOPPED)
    jobs.end(row.pk)
    forget_survey(row.source, row.to_settings(), work_folder())
    if row.uploaded:
        jobs.forget_file(row.source)
    row.delete()


def forget_files(person: Person, folder: Path) -> None:
    """Remove what the person's surveys left in `folder`; of the only owner the command line's work, too."""
    for row in SurveyRow.objects.filter(owner=person).defer("result", "shown"):
        jobs.end(row.pk)
        forget_survey(row.source, row.to_settings(), folder)
        if row.uploaded:
            jobs.forget_file(row.source)
    if person.is_local_owner and not SurveyRow.objects.exclude(owner=person).exists():
        shutil.rmtree(folder, ignore_errors=True)


def _keep(sent: Sent) -> Path:
    """A file that was sent, kept under its name in a folder of its own until its survey is done."""
    folder = work_folder() / jobs.SENT / secrets.token_hex(8)
    folder.mkdir(parents=True, mode=0o700)
    name = "".join(each if each.isalnum() or each in "._-" else "_" for each in PurePath(sent.name).name)
    target = folder / (name.lstrip(".")[-100:] or "ads")
    try:
        with whole_file(target) as draft, draft.open("wb") as file:
            for chunk in sent.chunks:
                file.write(chunk)
    except BaseException:
        jobs.forget_file(target)
        raise
    return target
