"""Answers as kept: what went in, what came out, and the content it was made from."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from fieldcraft.ads.file_kinds import shown_name


class AnswerRow(models.Model):
    """One question of one person, from its first page on.

    `inputs` is the answers file of the contract, `result` the answer made from it on the day `today` with
    the content named by `content_hash`. `version` grows with every change, so that a page that was loaded
    before a change can be told from one loaded after it. `form_key` names the form that started it, so that
    a form sent twice starts one answer.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="answers")
    form_key = models.CharField(max_length=64, null=True)
    inputs = models.JSONField()
    result = models.JSONField()
    content_hash = models.CharField(max_length=64)
    today = models.DateField()
    version = models.PositiveIntegerField(default=1)
    changes = models.JSONField(default=list)
    created = models.DateTimeField()
    changed = models.DateTimeField()

    class Meta:
        ordering = ("-changed", "-id")
        constraints = (models.UniqueConstraint(fields=["owner", "form_key"], name="one_answer_a_form"),)


class AdRow(models.Model):
    """One job ad that came with a question: its text as read, or why it could not be read.

    `digest` names the text without regard to white space, so that one ad counts once.
    """

    answer = models.ForeignKey(AnswerRow, on_delete=models.CASCADE, related_name="ads")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    why_unreadable = models.TextField(null=True)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=["answer", "digest"], name="each_ad_once_an_answer"),)

    @property
    def own_name(self) -> str:
        """Its name without folders, fit to be shown."""
        return shown_name(self.name)
