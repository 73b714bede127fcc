"""The forms of the data page: a file sent in, how it is to be read, the word before everything goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from fieldcraft.bets.draft import KINDS
from fieldcraft.bets.imports.columns import NOTHING
from fieldcraft.bets.imports.plan import Choices, Plan
from fieldcraft.bets.imports.words import column_fields
from fieldcraft.web.data.erasing import WORD

FIND_OUT = ("", "find out")
DATES = (FIND_OUT, ("dmy", "3/4/2026 is in April"), ("mdy", "3/4/2026 is in March"))
CHANCES = (FIND_OUT, ("percent", "70 means 70 %, 1 means 1 %"), ("fraction", "0.7 means 70 %, 1 is certain"))


CHOOSE = {
    "required": "Choose a file first.",
    "empty": "The file is empty; choose another.",
    "max_length": "The name of the file is too long; give it a shorter one.",
}


class SentForm(forms.Form):
    """A file that is sent in; FIELD is its name in the form."""

    FIELD: ClassVar[str]

    def problems(self) -> list[str]:
        """What is wrong with what was sent."""
        return [str(each) for each in self.errors.get(self.FIELD, [])]


class FileForm(SentForm):
    """A file of bets."""

    FIELD = "file"
    file = forms.FileField(
        label="A file of bets",
        help_text="CSV of Fatebook or PredictionBook, a spreadsheet saved as CSV, or drafts in JSON lines.",
        error_messages=CHOOSE,
    )


class ExportForm(SentForm):
    """An archive of an export."""

    FIELD = "archive"
    archive = forms.FileField(
        label="An export", help_text="The ZIP file that was downloaded here.", error_messages=CHOOSE
    )


class BackupForm(SentForm):
    """A backup."""

    FIELD = "backup"
    backup = forms.FileField(
        label="A backup", help_text="The .sqlite3 file that was downloaded here.", error_messages=CHOOSE
    )


class ConfirmForm(forms.Form):
    """Which file was looked at, and how its owner calls it."""

    digest = forms.CharField(widget=forms.HiddenInput)
    name = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def named(self) -> str:
        """The name of the file, in one line that no page breaks on."""
        return " ".join(str(self["name"].value() or "The file").split())[:200]


class EraseForm(forms.Form):
    """The word that has to be typed."""

    word = forms.CharField(
        label=f"Type {WORD} to go on", required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class PlanForm(forms.Form):
    """How a file is to be read; `header` has its columns where they can be chosen, else it is empty."""

    digest = forms.CharField(widget=forms.HiddenInput)
    dates = forms.ChoiceField(label="Dates", choices=DATES, required=False)
    chances = forms.ChoiceField(label="Probabilities", choices=CHANCES, required=False)
    mine = forms.CharField(
        label="Your name in the file", help_text="Where several people made forecasts.", required=False
    )
    kind = forms.ChoiceField(
        label="Kind of the bets that name none", choices=[(kind, kind) for kind in KINDS], required=False
    )
    skip_bad = forms.BooleanField(label="Import the good lines even if there are bad ones", required=False)

    def __init__(self, header: Sequence[str], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.header = tuple(header)
        choices = [(NOTHING, "nothing"), *((name, name.replace("_", " ")) for name in column_fields())]
        for place, name in enumerate(self.header, 1):
            label = name or f"Column {place}"
            self.fields[f"column_{place}"] = forms.ChoiceField(label=label, choices=choices, required=False)

    @staticmethod
    def initial_of(digest: str, plan: Plan | None) -> dict[str, Any]:
        """What the form shows of a plan."""
        shown: dict[str, Any] = {"digest": digest, "kind": KINDS[0]}
        if plan is not None:
            columns = enumerate(plan.named_columns(), 1)
            shown |= {f"column_{place}": field or NOTHING for place, (_, field) in columns}
        return shown

    def columns(self) -> list[forms.BoundField]:
        """The fields that say what each column holds."""
        return [self[f"column_{place}"] for place in range(1, len(self.header) + 1)]

    def to_choices(self) -> Choices:
        """What was chosen. A column is named by its place, since two may have one name."""
        said: Mapping[str, Any] = self.cleaned_data
        places = range(1, len(self.header) + 1)
        return Choices(
            {str(place): said[f"column_{place}"] or NOTHING for place in places},
            said["dates"] or None,
            said["chances"] or None,
            said["mine"] or None,
            said["kind"] or KINDS[0],
        )
