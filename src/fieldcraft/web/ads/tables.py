"""Job ads that somebody keeps without having asked a question."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class KeptAdRow(models.Model):
    """One job ad of one person: its text as read, and a name that is fit to be shown.

    `digest` names the text without regard to white space.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_ads")
    name = models.CharField(max_length=300)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    kept = models.DateTimeField()

    class Meta:
        ordering = ("-kept", "-id")
        constraints = (models.UniqueConstraint(fields=["owner", "digest"], name="each_ad_kept_once"),)
