"""The forms of roles: how people type them, turned into the JSON that the rules read. They check nothing."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Any

from django import forms

from fieldcraft.roles.parts import parts
from fieldcraft.roles.role import PARTS, Content, Criterion
from fieldcraft.web.bets.forms import TypedForm, field, line

PART = parts()


def _text(name: str, rows: int = 3) -> forms.CharField:
    part = PART[name]
    return field(part.label, part.help, forms.Textarea(attrs={"rows": rows}))


class RoleForm(TypedForm):
    """What a role is, beside its criteria."""

    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    title = line("The role", "As its holder would name it, for example product manager for sign-up.")
    whom = line("For whom?", "Yourself, somebody you lead, or nobody yet.")
    starts = field("The first day of the twelve months", "", forms.DateInput(attrs={"type": "date"}))

    @classmethod
    def filled(cls, content: Content | None, today: date) -> RoleForm:
        """The form of a role; a new one starts today."""
        key = {"form_key": secrets.token_urlsafe(16)}
        if content is None:
            return cls(initial=key | {"starts": today.isoformat()})
        starts = content.starts.isoformat()
        return cls(initial=key | {"title": content.title, "whom": content.whom, "starts": starts})

    def to_role(self) -> dict[str, Any]:
        """What was typed, in the shape of a role without criteria; not checked."""
        return {"title": self.typed("title"), "for": self.typed("whom"), "starts": self.typed("starts")}


class CriterionForm(TypedForm):
    """All parts of a criterion."""

    form_key = forms.CharField(required=False, widget=forms.HiddenInput)
    change = _text("change")
    seen_by = _text("seen_by", 2)
    by = field(PART["by"].label, PART["by"].help, forms.DateInput(attrs={"type": "date"}))
    help = _text("help", 2)
    may_decide = _text("may_decide", 2)

    @classmethod
    def filled(cls, criterion: Criterion) -> CriterionForm:
        """The form of a criterion, which may be empty."""
        key = {"form_key": secrets.token_urlsafe(16)}
        return cls(initial=key | {name: criterion.to_dict()[name] or "" for name in PARTS})

    def to_criterion(self) -> dict[str, Any]:
        """What was typed, in the shape of a criterion; not checked."""
        return {name: self.typed(name) for name in PARTS}


class FileForm(forms.Form):
    """A file of roles."""

    file = forms.FileField(
        label="A file of roles",
        help_text="JSON or Markdown, as “Share this version” or fieldcraft roles export writes it.",
        error_messages={"required": "Choose a file first.", "empty": "The file is empty; choose another."},
    )
