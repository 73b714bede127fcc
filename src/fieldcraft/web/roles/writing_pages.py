"""The pages on which roles and criteria are written: a step a part, or all parts at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fieldcraft.refusal import Refused
from fieldcraft.roles.faults import fault_kinds, faults_of_one
from fieldcraft.roles.inputs import read_criterion, read_role
from fieldcraft.roles.parts import parts
from fieldcraft.roles.ready_made import (
    activities,
    question_to_activities,
    situations,
    terms_of_activities,
    terms_of_situations,
)
from fieldcraft.roles.role import PARTS, Content, Criterion, Role
from fieldcraft.web import clock
from fieldcraft.web.methods import read_or_sent
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.refusals import REFUSED
from fieldcraft.web.roles import actions
from fieldcraft.web.roles.forms import CriterionForm, RoleForm
from fieldcraft.web.roles.two_tabs import show_changed
from fieldcraft.web.two_tabs import version_of


@read_or_sent
def new_role(request: PersonalRequest) -> HttpResponse:
    """What the role is called, for whom, from when; its criteria come one by one."""
    today = clock.today()
    if request.method != "POST":
        return _role_form(request, RoleForm.filled(None, today))
    form = RoleForm(request.POST)
    try:
        content = read_role(form.to_role(), today)
        role = actions.open_role(request.person, content, today, clock.now(), form.typed("form_key")[:64])
    except Refused as refused:
        return _role_form(request, form, problems=refused.problems)
    return redirect("roles:new-criterion", id=role.number)


@read_or_sent
def edit_role(request: PersonalRequest, id: int) -> HttpResponse:
    """The title of a role, for whom, from when."""
    role = actions.show_role(request.person, id)
    if request.method != "POST":
        return _role_form(request, RoleForm.filled(role.content, clock.today()), role)
    form = RoleForm(request.POST)
    try:
        said = read_role(form.to_role(), role.content.starts)
        _write(request, id, lambda content: replace(said, criteria=content.criteria), form)
    except actions.ChangedMeanwhile as changed:
        return show_changed(request, changed, form.to_role(), {"whom": "for"})
    except Refused as refused:
        return _role_form(request, form, role, refused.problems)
    return redirect("roles:show", id=id)


@read_or_sent
def new_criterion(request: PersonalRequest, id: int) -> HttpResponse:
    """A criterion in small steps, one part a step; what is weak in a part is told once before the next."""
    role = actions.show_role(request.person, id)
    ground = request.POST.get("ground", request.GET.get("from", ""))
    if request.method != "POST":
        started = situations()[ground].start if ground in situations() else Criterion("")
        return _step(request, role, CriterionForm.filled(started), PARTS[0], ground)
    form, step = CriterionForm(request.POST), request.POST.get("step", "")
    step, go = step if step in PARTS else PARTS[0], request.POST.get("go", "")
    place = PARTS.index(step)
    try:
        if go == "back":
            return _step(request, role, form, PARTS[max(0, place - 1)], ground)
        criterion = read_criterion(form.to_criterion())
        weak = [
            fault.message
            for fault in faults_of_one(criterion, clock.today(), role.content.starts)
            if fault.part == step
        ]
        if weak and go != "anyway":
            return _step(request, role, form, step, ground, weak=weak)
        if place + 1 < len(PARTS):
            return _step(request, role, form, PARTS[place + 1], ground)
        _write(request, id, lambda content: _with(content, criterion), form, whatever=True)
    except Refused as refused:
        return _step(request, role, form, step, ground, problems=refused.problems)
    messages.success(request, "The criterion is kept.")
    return redirect("roles:show", id=id)


@read_or_sent
def edit_criterion(request: PersonalRequest, id: int, number: int) -> HttpResponse:
    """All parts of a criterion at once."""
    role = actions.show_role(request.person, id)
    criterion = role.criterion(f"{role.id}.{number}")
    if request.method != "POST":
        return _criterion_form(request, role, criterion, CriterionForm.filled(criterion))
    form = CriterionForm(request.POST)
    try:
        said = replace(read_criterion(form.to_criterion()), id=criterion.id)
        _write(request, id, lambda content: _with(content, said), form)
    except actions.ChangedMeanwhile as changed:
        return show_changed(request, changed, form.to_criterion())
    except Refused as refused:
        return _criterion_form(request, role, criterion, form, refused.problems)
    return redirect(reverse("roles:show", args=[id]) + f"#{criterion.id}")


@read_or_sent
def take_out(request: PersonalRequest, id: int, number: int) -> HttpResponse:
    """The next version of a role, without one of its criteria; earlier versions keep it."""
    role = actions.show_role(request.person, id)
    name = f"{role.id}.{number}"
    if request.method != "POST":
        context = {"role": role, "criterion": role.criterion(name), "number": number}
        return render(request, "roles/take_out.html", context)

    def without(content: Content) -> Content:
        return replace(content, criteria=tuple(each for each in content.criteria if each.id != name))

    try:
        _write(request, id, without)
    except actions.ChangedMeanwhile as changed:
        return show_changed(request, changed, {})
    messages.success(request, "The criterion is taken out; earlier versions keep it.")
    return redirect("roles:show", id=id)


def _write(
    request: PersonalRequest,
    id: int,
    change: Callable[[Content], Content],
    form: RoleForm | CriterionForm | None = None,
    whatever: bool = False,
) -> Role:
    """Write the next version; `whatever` another tab did meanwhile, where nothing of it is overwritten."""
    key = form.typed("form_key")[:64] if form is not None else ""
    version = None if whatever else version_of(request)
    return actions.write_role(request.person, id, change, version, clock.today(), clock.now(), key)


def _with(content: Content, criterion: Criterion) -> Content:
    """The content with a criterion in its place, or at the end when it is new."""
    if not criterion.id:
        return replace(content, criteria=(*content.criteria, criterion))
    same = (criterion if each.id == criterion.id else each for each in content.criteria)
    return replace(content, criteria=tuple(same))


def _role_form(
    request: HttpRequest, form: RoleForm, role: Role | None = None, problems: Sequence[str] = ()
) -> HttpResponse:
    context = {"form": form, "role": role, "problems": problems}
    return render(request, "roles/role_form.html", context, status=REFUSED if problems else 200)


def _criterion_form(
    request: HttpRequest, role: Role, criterion: Criterion, form: CriterionForm, problems: Sequence[str] = ()
) -> HttpResponse:
    context = {
        "role": role,
        "criterion": criterion,
        "number": criterion.id.partition(".")[2],
        "form": form,
        "faults": faults_of_one(criterion, clock.today(), role.content.starts),
        "problems": problems,
    }
    return render(request, "roles/criterion_form.html", context, status=REFUSED if problems else 200)


def _step(
    request: HttpRequest,
    role: Role,
    form: CriterionForm,
    step: str,
    ground: str,
    *,
    weak: Sequence[str] = (),
    problems: Sequence[str] = (),
) -> HttpResponse:
    part = parts()[step]
    context: dict[str, Any] = {
        "role": role,
        "form": form,
        "part": part,
        "step": PARTS.index(step) + 1,
        "steps": len(PARTS),
        "field": form[step],
        "rest": [form[name] for name in PARTS if name != step],
        "why_weak": fault_kinds()[part.why].text.format(word=part.weak),
        "weak": weak,
        "problems": problems,
        "ground": ground,
        **_ground(ground),
    }
    return render(request, "roles/step.html", context, status=REFUSED if weak or problems else 200)


def _ground(id: str) -> dict[str, Any]:
    """The situation or the activity that a criterion starts from, with its terms; empty for neither."""
    if id in situations():
        return {"situation": situations()[id], "terms": terms_of_situations()}
    if id in activities():
        asks = question_to_activities()
        return {"activity": activities()[id], "terms": terms_of_activities(), "asks": asks}
    return {}
