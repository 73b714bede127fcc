"""The data page: everything taken out, copied, brought in, erased."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.bets.actions import ledger_head
from fieldcraft.web.data.copies import back_up, database_file
from fieldcraft.web.data.erasing import WARNING, WORD, erase_everything
from fieldcraft.web.data.export import export_everything
from fieldcraft.web.data.forms import BackupForm, EraseForm, ExportForm, FileForm
from fieldcraft.web.data.import_job import current_job
from fieldcraft.web.home import data_folder
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.refusals import REFUSED
from fieldcraft.web.whole_files import DOWNLOAD


@require_safe
def overview(request: PersonalRequest) -> HttpResponse:
    """What can be done with everything that is mine."""
    return show_overview(request)


def show_overview(request: PersonalRequest, problems: Sequence[str] = ()) -> HttpResponse:
    """The page of all that can be done, under what is wrong with what was sent."""
    try:
        database_file(data_folder())
        no_copies = ""
    except Refused as refused:
        no_copies = " ".join(refused.problems)
    context = {
        "form": FileForm(),
        "export_form": ExportForm(),
        "backup_form": BackupForm(),
        "no_copies": no_copies,
        "head": ledger_head(request.person),
        "folder": data_folder(),
        "problems": problems,
        "job": current_job(request.person),
    }
    return render(request, "data/data.html", context, status=REFUSED if problems else 200)


@require_POST
def download_export(request: PersonalRequest) -> FileResponse:
    """The archive of everything that is mine."""
    with tempfile.TemporaryDirectory(prefix=DOWNLOAD, dir=data_folder()) as folder:
        target = Path(folder) / "export"
        export_everything(request.person, target, clock.today(), clock.now())
        return _download(target, f"fieldcraft-{clock.today()}.zip", "application/zip")


@require_POST
def download_backup(request: PersonalRequest) -> FileResponse:
    """A copy of the whole database."""
    with tempfile.TemporaryDirectory(prefix=DOWNLOAD, dir=data_folder()) as folder:
        target = Path(folder) / "backup"
        back_up(database_file(data_folder()), target)
        return _download(target, f"fieldcraft-{clock.today()}.sqlite3", "application/vnd.sqlite3")


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: PersonalRequest) -> HttpResponse:
    """What goes when everything goes; the word; the erasing."""
    problems = []
    if request.method == "POST":
        if request.POST.get("word", "").strip() == WORD:
            erase_everything(request.person, data_folder())
            messages.success(request, "Everything of yours is erased.")
            return redirect("data:overview")
        problems = [f"The word was not {WORD}; nothing was erased."]
    context = {"form": EraseForm(), "warning": WARNING, "problems": problems}
    return render(request, "data/erase.html", context, status=REFUSED if problems else 200)


def _download(path: Path, name: str, kind: str) -> FileResponse:
    """The file as a download. It is open, so it can be sent after its name is gone."""
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=kind)
