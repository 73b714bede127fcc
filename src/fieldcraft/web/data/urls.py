"""The addresses of the data page."""

from __future__ import annotations

from django.urls import path

from fieldcraft.web.data import import_pages, pages, sent_pages

app_name = "data"
urlpatterns = [
    path("data/", pages.overview, name="overview"),
    path("data/export", pages.download_export, name="export"),
    path("data/backup", pages.download_backup, name="backup"),
    path("data/erase", pages.erase, name="erase"),
    path("data/import", import_pages.send_file, name="send"),
    path("data/import/columns", import_pages.confirm, name="confirm"),
    path("data/import/progress", import_pages.progress, name="progress"),
    path("data/import/stop", import_pages.stop, name="stop"),
    path("data/take-in", sent_pages.send_export, name="send_export"),
    path("data/take-in/confirm", sent_pages.take_in, name="take_in"),
    path("data/restore", sent_pages.send_backup, name="send_backup"),
    path("data/restore/confirm", sent_pages.put_back, name="put_back"),
]
