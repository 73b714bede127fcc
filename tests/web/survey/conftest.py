"""Surveys of the pages, worked on at once and in this thread, in a data folder of their own."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from fieldcraft.web.survey import jobs
from fieldcraft.web.survey.tables import SurveyRow


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder."""
    monkeypatch.setenv("FIELDCRAFT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work on a survey where it is begun, in the thread and the transaction of the test."""
    monkeypatch.setattr(jobs, "connection", SimpleNamespace(close=lambda: None))
    monkeypatch.setattr(jobs, "go_on", lambda row, folder: jobs._work(row.pk, jobs.Job(), folder))


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Nobody works on surveys; the numbers of those that somebody should work on."""
    asked: list[int] = []

    def note(row: SurveyRow, folder: Path) -> None:
        asked.append(row.pk)

    monkeypatch.setattr(jobs, "go_on", note)
    return asked
