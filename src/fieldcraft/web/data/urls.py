"""The addresses of the data page."""

from __future__ import annotations

from django.urls import path

from fieldcraft.web.data import import_pages, pages

app_name = "data"
urlpatterns = [
    path("data/", pages.overview, name="overview"),
    path("data/export", pages.download_export, name="export"),
    path("data/backup", pages.download_backup, name="backup"),
    path("data/erase", pages.erase, name="erase"),
    path("data/import", import_pages.send_file, name="send"),
    path("data/import/columns", import_pages.confirm, name="confirm"),
]
