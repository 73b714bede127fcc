"""The pages by which a role leaves Fieldcraft and comes in: printed, exported, imported, as an ad."""

from __future__ import annotations

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fieldcraft.refusal import Refused
from fieldcraft.roles.ad import DraftAd, draft_ad, with_questions
from fieldcraft.roles.faults import faults_of
from fieldcraft.roles.markdown import to_markdown
from fieldcraft.roles.role import Role
from fieldcraft.roles.share import LARGEST_FILE, parse, read_share
from fieldcraft.typed import plain_whole
from fieldcraft.web import clock
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.refusals import REFUSED
from fieldcraft.web.roles import actions
from fieldcraft.web.roles.forms import FileForm
from fieldcraft.web.roles.shown import about


@read_or_sent
def print_role(request: PersonalRequest, id: int) -> HttpResponse:
    """A role on paper: its criteria, without faults and controls, and a line for both to sign."""
    return render(request, "roles/print.html", about(_asked_for(request, id), clock.today()))


@read_or_sent
def export_json(request: PersonalRequest, id: int) -> HttpResponse:
    """A version as a JSON file that another Fieldcraft can take in."""
    role = _asked_for(request, id)
    share = actions.export_roles(request.person, [role], clock.now())
    text = json.dumps(share, ensure_ascii=False, indent=2) + "\n"
    return _file(text, "application/json", f"role-{id}-version-{role.version}.json")


@read_or_sent
def export_markdown(request: PersonalRequest, id: int) -> HttpResponse:
    """A version as Markdown, for people and for another Fieldcraft."""
    role = _asked_for(request, id)
    share = actions.export_roles(request.person, [role], clock.now())
    return _file(to_markdown(share), "text/markdown", f"role-{id}-version-{role.version}.md")


@read_or_sent
def show_ad(request: PersonalRequest, id: int) -> HttpResponse:
    """The draft of an ad from the criteria, and what its writer has to answer."""
    role = actions.show_role(request.person, id)
    return render(request, "roles/ad.html", {"role": role, "ad": _draft(role)})


@read_or_sent
def download_ad(request: PersonalRequest, id: int) -> HttpResponse:
    """The draft with its questions as Markdown."""
    role = actions.show_role(request.person, id)
    return _file(with_questions(_draft(role)), "text/markdown", f"ad-for-role-{id}.md")


@read_or_sent
def import_roles(request: PersonalRequest) -> HttpResponse:
    """Roles of a file become roles here."""
    if request.method != "POST":
        return render(request, "roles/import.html", {"form": FileForm()})
    form = FileForm(request.POST, request.FILES)
    problems: tuple[str, ...]
    if not form.is_valid():
        problems = tuple(str(error) for error in form.errors["file"])
    else:
        sent, today = form.cleaned_data["file"], clock.today()
        try:
            value = parse(sent.read(LARGEST_FILE + 1), "The file")
            roles = actions.take_in(request.person, read_share(value, today), today, clock.now())
        except Refused as refused:
            problems = refused.problems
        else:
            messages.success(request, f"Roles taken in: {len(roles)}.")
            return redirect("roles:show", id=roles[0].number) if len(roles) == 1 else redirect("roles:list")
    return render(request, "roles/import.html", {"form": FileForm(), "problems": problems}, status=REFUSED)


def _asked_for(request: PersonalRequest, id: int) -> Role:
    """The role as it stands, or the version that the address names."""
    said = request.GET.get("version", "")
    if not said:
        return actions.show_role(request.person, id)
    return actions.show_role(request.person, id, plain_whole(said) or 0)


def _draft(role: Role) -> DraftAd:
    return draft_ad(role, faults_of(role.criteria, clock.today(), role.content.starts))


def _file(text: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)
