"""The pages on which an export is taken in or a backup put back: sent, looked at, confirmed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fieldcraft.bets.sentences import day
from fieldcraft.refusal import Refused
from fieldcraft.web import clock
from fieldcraft.web.data.contents import contents_of, lost_by
from fieldcraft.web.data.copies import database_file, is_readable, restore
from fieldcraft.web.data.forms import BackupForm, ConfirmForm, ExportForm, SentForm
from fieldcraft.web.data.pages import show_overview
from fieldcraft.web.data.pending import BACKUP, EXPORT, find_pending, forget_pending, keep_pending
from fieldcraft.web.data.taking_in import import_everything, look_into, refuse_unless_empty
from fieldcraft.web.data.turns import turns
from fieldcraft.web.home import data_folder
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.refusals import REFUSED
from fieldcraft.web.start import prepare


@require_POST
def send_export(request: PersonalRequest) -> HttpResponse:
    """Keep the archive that was sent, and show what is in it."""
    form = ExportForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_overview(request, form.problems())
    path, confirm = _keep(form, EXPORT)
    try:
        inside = look_into(path, confirm.named)
        refuse_unless_empty(request.person)
    except Refused as refused:
        forget_pending(data_folder(), EXPORT)
        return show_overview(request, refused.problems)
    return render(
        request,
        "data/take_in.html",
        {"inside": inside, "made": day(inside.made, clock.today()), "form": confirm},
    )


@require_POST
def take_in(request: PersonalRequest) -> HttpResponse:
    """Take the archive in that was looked at."""
    path, confirm = _find(request, EXPORT)
    try:
        made = import_everything(request.person, path, confirm.named)
    except Refused as refused:
        return show_overview(request, refused.problems)
    finally:
        forget_pending(data_folder(), EXPORT)
    messages.success(
        request,
        f"Took in {made.bets:,} bets and {made.answers:,} answers; the ledger is the same, hash for hash.",
    )
    return redirect("data:overview")


@require_POST
def send_backup(request: PersonalRequest) -> HttpResponse:
    """Keep the backup that was sent, and show what is in it beside what is here."""
    database = database_file(data_folder())
    form = BackupForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_overview(request, form.problems())
    path, confirm = _keep(form, BACKUP)
    try:
        context = _side_by_side(path, database, confirm)
    except Refused as refused:
        forget_pending(data_folder(), BACKUP)
        return show_overview(request, refused.problems)
    return render(request, "data/restore.html", context)


@require_POST
def put_back(request: PersonalRequest) -> HttpResponse:
    """Put the backup that was looked at in the place of the database, while no other page is at work."""
    database = database_file(data_folder())
    path, confirm = _find(request, BACKUP)
    try:
        with turns.alone():
            # What this request read came from the database that goes.
            connection.close()
            try:
                kept = restore(path, database, clock.now(), confirm.named)
            finally:
                # A backup of an older Fieldcraft lacks tables and columns that the next page asks for.
                prepare()
    except Refused as refused:
        return render(
            request,
            "data/restore.html",
            _side_by_side(path, database, confirm) | {"problems": refused.problems},
            status=REFUSED,
        )
    forget_pending(data_folder(), BACKUP)
    replaced = "" if kept is None else f" What it replaced is kept in the data folder as {kept.name}."
    messages.success(request, f"The backup is in place.{replaced}")
    return redirect("data:overview")


def _keep(form: SentForm, name: str) -> tuple[Path, ConfirmForm]:
    sent = form.cleaned_data[form.FIELD]
    digest = keep_pending(data_folder(), name, sent.chunks())
    confirm = ConfirmForm(initial={"digest": digest, "name": sent.name})
    return data_folder() / name, confirm


def _find(request: PersonalRequest, name: str) -> tuple[Path, ConfirmForm]:
    confirm = ConfirmForm(request.POST)
    return find_pending(data_folder(), name, request.POST.get("digest", "")), confirm


def _side_by_side(path: Path, database: Path, confirm: ConfirmForm) -> dict[str, Any]:
    """The backup beside what is here; of a damaged database nothing can be told."""
    today, backup = clock.today(), contents_of(path, confirm.named)
    here = contents_of(database) if is_readable(database) else None
    rows = [
        ("Bets", backup.bets, here and here.bets),
        ("Ledger entries", backup.entries, here and here.entries),
        ("Answers", backup.answers, here and here.answers),
    ]
    days = [
        "none" if each is None or not each.last else day(date.fromisoformat(each.last), today)
        for each in (backup, here)
    ]
    return {
        "form": confirm,
        "backup": backup,
        "here": here,
        "rows": rows,
        "days": days,
        "lost": 0 if here is None else lost_by(path, database),
        "folder": data_folder(),
    }
