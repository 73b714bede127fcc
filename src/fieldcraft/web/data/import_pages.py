"""The pages on which bets are brought in: the file, how it is read, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from fieldcraft.bets.imports.candidate import Candidate
from fieldcraft.bets.imports.plan import Choices, Plan
from fieldcraft.bets.imports.reading import holds_json, known_format, plan_import, read_bets
from fieldcraft.bets.imports.table import find_table
from fieldcraft.bets.sentences import day, numbers_in_words
from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.data.forms import FileForm, PlanForm
from fieldcraft.web.data.import_job import AT_ONCE, current_job, start_job
from fieldcraft.web.data.importing import Imported, import_bets
from fieldcraft.web.data.pages import show_overview
from fieldcraft.web.data.pending import BETS, find_pending, forget_pending, keep_pending
from fieldcraft.web.home import data_folder
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.refusals import REFUSED
from fieldcraft.web.time_left import time_in_words

# So many bets and bad lines are shown before it is said how many more there are.
SHOWN = 5
BAD_SHOWN = 50


@dataclass(frozen=True)
class Looked:
    """What a look at a file gave: its columns where they can be chosen, a plan or why there is none."""

    header: tuple[str, ...]
    plan: Plan | None
    problems: tuple[str, ...]


@require_POST
def send_file(request: PersonalRequest) -> HttpResponse:
    """Keep the file that was sent, and show how it would be read."""
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_overview(request, form.problems())
    digest = keep_pending(data_folder(), BETS, form.cleaned_data["file"].chunks())
    path = find_pending(data_folder(), BETS, digest)
    looked = look_at(path, Choices())
    form_of_plan = PlanForm(looked.header, initial=PlanForm.initial_of(digest, looked.plan))
    return _show(request, path, form_of_plan, looked)


@require_POST
def confirm(request: PersonalRequest) -> HttpResponse:
    """Read the file as was chosen: to look again, or to import it."""
    path = find_pending(data_folder(), BETS, request.POST.get("digest", ""))
    form = PlanForm(look_at(path, Choices()).header, request.POST)
    if not form.is_valid():
        raise Refused("What was chosen is not on offer; go back and choose again.")
    looked = look_at(path, form.to_choices())
    if looked.plan is None or request.POST.get("do") != "import":
        return _show(request, path, form, looked)
    skip = bool(form.cleaned_data["skip_bad"])
    if looked.plan.rows > AT_ONCE:
        start_job(request.person, form.cleaned_data["digest"], looked.plan, skip, request.POST)
        return redirect("data:progress")
    with path.open("rb") as file:
        done = import_bets(request.person, file, looked.plan, clock.today(), clock.now(), skip_bad=skip)
    if done.refused and not skip:
        return _show(request, path, form, looked, [each.to_dict() for each in done.refused])
    forget_pending(data_folder(), BETS)
    messages.success(request, _said_of(done))
    return redirect("bets:list")


@require_safe
def progress(request: PersonalRequest) -> HttpResponse:
    """How far the import is, or what came of it."""
    job = current_job(request.person)
    if job is not None and job.outcome is not None and job.outcome.refused and not job.skip_bad:
        refused = [each.to_dict() for each in job.outcome.refused]
        try:
            path = find_pending(data_folder(), BETS, job.digest)
        except Refused as gone:
            return render(request, "data/progress.html", {"job": job, "problems": gone.problems})
        looked = Looked(look_at(path, Choices()).header, job.plan, ())
        return _show(request, path, PlanForm(looked.header, job.posted), looked, refused)
    context: dict[str, Any] = {"job": job}
    if job is not None and job.going:
        context |= {"left": time_in_words(job.seconds_left(monotonic())), "percent": int(100 * job.share)}
    elif job is not None:
        context |= {"problems": job.problems, "said": job.outcome and _said_of(job.outcome)}
    return render(request, "data/progress.html", context)


@require_POST
def stop(request: PersonalRequest) -> HttpResponse:
    """Stop the import that goes on: nothing of it is kept."""
    job = current_job(request.person)
    if job is not None:
        job.stopped.set()
    return redirect("data:progress")


def _said_of(done: Imported) -> str:
    skipped = f" Bad lines left out: {len(done.refused):,}." if done.refused else ""
    return f"Bets imported, marked unwitnessed: {done.imported:,}.{skipped}"


def look_at(path: Path, choices: Choices) -> Looked:
    """How a file would be read with these choices."""
    with path.open("rb") as file:
        header: tuple[str, ...] = ()
        try:
            header = _choosable_columns(file)
            return Looked(header, plan_import(file, choices), ())
        except Refused as refused:
            return Looked(header, None, refused.problems)


def _choosable_columns(file: BinaryIO) -> tuple[str, ...]:
    """The columns of a plain spreadsheet; none where the format says what each one holds."""
    if holds_json(file):
        return ()
    header = find_table(file).header
    return () if known_format(header) else header


def _show(
    request: PersonalRequest,
    path: Path,
    form: PlanForm,
    looked: Looked,
    refused: Sequence[dict[str, Any]] = (),
) -> HttpResponse:
    problems = [*looked.problems]
    if refused:
        problems.append(
            f"Nothing was imported: bad lines: {len(refused)}. Mend them and send the file again."
        )
    context = {
        "form": form,
        "plan": looked.plan,
        "problems": problems,
        "refused": refused[:BAD_SHOWN],
        "more": max(0, len(refused) - BAD_SHOWN),
        "bets": _first_bets(path, looked.plan),
    }
    return render(request, "data/import.html", context, status=REFUSED if problems else 200)


def _first_bets(path: Path, plan: Plan | None) -> list[dict[str, str]]:
    """The first bets as they would be read, for a look before anything is kept."""
    if plan is None:
        return []
    today = clock.today()
    with path.open("rb") as file:
        read = (each for each in read_bets(file, plan, today) if isinstance(each, Candidate))
        return [
            {
                "title": each.draft.title,
                "forecast": numbers_in_words(each.draft.forecast),
                "opened": day(each.opened, today),
                "due": day(each.draft.due, today),
                "outcome": _outcome(each),
            }
            for each in islice(read, SHOWN)
        ]


def _outcome(found: Candidate) -> str:
    if found.outcome is None:
        return "not known yet"
    said = found.outcome.to_dict()
    return str(said.get("happened", said.get("value")))
