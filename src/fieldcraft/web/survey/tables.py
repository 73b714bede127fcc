"""Surveys as kept: what was chosen, how far it is, what came out."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models

from fieldcraft.ads.file_kinds import shown_name
from fieldcraft.ads.survey.run import Settings


class SurveyRow(models.Model):
    """One survey of one person. `path` is what is read; a file that was `uploaded` is ours to delete.

    `result` is the survey object of the contract, `shown` its charts and sentences, both once it is done.
    """

    class State(models.TextChoices):
        """Where a survey stands. One that is RUNNING and that nobody works on is gone on with."""

        RUNNING = "running"
        STOPPED = "stopped"
        FAILED = "failed"
        DONE = "done"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="surveys")
    form_key = models.CharField(max_length=64, null=True)
    path = models.TextField()
    uploaded = models.BooleanField(default=False)
    name = models.CharField(max_length=300)
    text_field = models.TextField(blank=True)
    by = models.TextField(blank=True)
    only_credentials = models.BooleanField(default=False)
    sample = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    why = models.TextField(blank=True)
    result = models.JSONField(null=True)
    shown = models.JSONField(null=True)
    created = models.DateTimeField()
    finished = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created", "-id")
        constraints = (models.UniqueConstraint(fields=["owner", "form_key"], name="one_survey_a_form"),)

    @property
    def own_name(self) -> str:
        """Its name, fit to be shown."""
        return shown_name(self.name)

    @property
    def source(self) -> Path:
        """What is read."""
        return Path(self.path)

    def to_settings(self) -> Settings:
        """What was chosen, as the survey reads it."""
        return Settings(self.text_field or None, self.by or None, self.only_credentials, self.sample)
