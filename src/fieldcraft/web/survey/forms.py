"""The form that begins a survey."""

from __future__ import annotations

import secrets

from django import forms

from fieldcraft.ads.survey.run import Settings


class SurveyForm(forms.Form):
    """A file or a place on this computer, and how its ads are read. What is wrong the action says."""

    file = forms.FileField(
        label="A file of ads",
        help_text="JSON lines, CSV (both also .gz) or parquet, up to 60 MB; name larger ones below.",
        required=False,
        allow_empty_file=True,
    )
    path = forms.CharField(
        label="Or a file or folder on this computer",
        help_text="Its whole path. A folder may hold ads as text, HTML, PDF or Word files.",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    sample = forms.CharField(
        label="What these ads are",
        help_text="In your words, for example: mostly US technology firms. It stands beside every figure.",
        required=False,
        max_length=300,
    )
    text_field = forms.CharField(
        label="Column that holds the text",
        help_text="Left empty, it is found out.",
        required=False,
        max_length=300,
    )
    by = forms.CharField(
        label="Group by",
        help_text="A column, such as country or seniority; year of a date; folder of a folder; or nothing.",
        required=False,
        max_length=300,
    )
    only_credentials = forms.BooleanField(label="Count credentials only, which is quicker", required=False)
    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    @classmethod
    def fresh(cls) -> SurveyForm:
        """An empty form with a key of its own, so that sending it twice begins one survey."""
        return cls(initial={"form_key": secrets.token_hex(16)})

    def to_settings(self) -> Settings:
        """What was chosen."""
        said = self.cleaned_data
        return Settings(
            said["text_field"].strip() or None,
            said["by"].strip() or None,
            bool(said["only_credentials"]),
            " ".join(said["sample"].split()),
        )
