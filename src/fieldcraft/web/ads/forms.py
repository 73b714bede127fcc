"""The form that takes one ad: a file, or text that was pasted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from fieldcraft.ads.file_kinds import shown_name
from fieldcraft.ads.folders import Document
from fieldcraft.refusal import Refused
from fieldcraft.web.ads.actions import title_of
from fieldcraft.web.question.documents import documents_of
from fieldcraft.web.question.forms import FILE_ENDINGS


class OneAdForm(forms.Form):
    """One ad."""

    pasted = forms.CharField(
        label="Paste an ad",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    file = forms.FileField(
        label="Or choose its file",
        help_text="txt, md, html, pdf or docx. It is read on this computer.",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": FILE_ENDINGS}),
    )

    # A draft that was written here is the person's own text: nobody asks whether it reads like an ad.
    draft = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def document(self) -> Document:
        """The ad that was sent; Refused when there is none, two, or one that cannot be read."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        pasted: str = self.cleaned_data["pasted"]
        if file is None and not pasted.strip():
            raise Refused("There is nothing to read; paste the text of an ad, or choose its file.")
        if file is not None and pasted.strip():
            raise Refused("There are two ads, a file and a pasted text; give one at a time.")
        if self.cleaned_data["draft"] and pasted.strip() and file is None:
            return Document(title_of(pasted), pasted)
        read = documents_of([] if file is None else [file], pasted)
        if read.unreadable:
            raise Refused([each.why for each in read.unreadable])
        (document,) = read.documents
        name = title_of(document.text) if file is None else shown_name(document.name)
        return Document(name, document.text)
