"""Fieldcraft as a Django app: the only one."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """All tables of all rooms live in this one app: a class moves between files without a migration."""

    name = "fieldcraft.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
