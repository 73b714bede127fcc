"""The forms of the question: what is typed, turned into what the rules read."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from fieldcraft.ads.folders import Gathered
from fieldcraft.question.inputs import ABOUT, ASKERS, FOR, HIGHEST_COST, LONGEST_NAME, Cost
from fieldcraft.refusal import Refused
from fieldcraft.typed import typed_number
from fieldcraft.web.question.documents import documents_of

FILE_ENDINGS = ".txt,.md,.html,.htm,.pdf,.docx"


class SeveralFiles(forms.ClearableFileInput):
    """A file input that takes many."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, empty ones among them: what is wrong with one is said of that one."""

    widget = SeveralFiles(attrs={"accept": FILE_ENDINGS})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        return list(data or [])


class AdsForm(forms.Form):
    """Ads to add: files, and text that was copied."""

    ads = FilesField(
        label="Job ads that worry you",
        help_text="Choose or drop files: txt, md, html, pdf, docx. They are read on this computer.",
        required=False,
    )
    folder = FilesField(
        label="Or a whole folder of ads",
        help_text="What is hidden in it, beginning with a dot, is left out.",
        required=False,
        widget=SeveralFiles(attrs={"webkitdirectory": True}),
    )
    pasted = forms.CharField(
        label="Or paste an ad",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def documents(self, already: Iterable[str] = ()) -> Gathered:
        """The texts of all that was sent; `already` are the names that the answer's ads bear."""
        sent = self.cleaned_data
        return documents_of(sent["ads"], sent["pasted"], already, sent["folder"])


class StartForm(AdsForm):
    """The first page: what, who, for whom, and the ads. However often it is sent, it starts one answer."""

    form_key = forms.CharField(
        required=False, max_length=64, widget=forms.HiddenInput, initial=lambda: secrets.token_urlsafe(16)
    )
    with_ad = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    name = forms.CharField(
        label="What are you about to spend time or money on?",
        help_text="Its name, as you would say it: CSPO, a discovery course, the title of a book.",
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    about = forms.ChoiceField(
        label="What kind of thing is it?",
        choices=list(ABOUT.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of thing it is."},
    )
    asker = forms.ChoiceField(
        label="Who asks?",
        choices=list(ASKERS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who asks."},
    )
    for_whom = forms.ChoiceField(
        label="For whom?", choices=list(FOR.items()), widget=forms.RadioSelect, initial="myself"
    )

    def said(self) -> dict[str, str]:
        """The start of an answers file."""
        data = self.cleaned_data
        return {
            "asker": data["asker"],
            "for": data["for_whom"],
            "about": data["about"],
            "name": data["name"],
        }


def cost_of(hours: str, money: str) -> Cost:
    """The cost that was typed; empty means not said. Refused with everything that is no number."""
    problems: list[str] = []
    read = [_number(text, what, problems) for text, what in ((hours, "hours"), (money, "money"))]
    if problems:
        raise Refused(problems)
    return Cost(hours=read[0], money=read[1])


def _number(text: str, what: str, problems: list[str]) -> float | None:
    number = typed_number(text)
    if number is None or (isinstance(number, float) and 0 <= number <= HIGHEST_COST):
        return number
    problems.append(
        f"The {what} “{text.strip()[:40]}” are no number from 0 to {HIGHEST_COST:,.0f} that can be read for "
        "sure; put a point before decimals, such as 12 or 1,500.5."
    )
    return None
