"""What tests of commands begin with: a day, and a file with a role."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.roles.written import ROLE


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands believe that it is this day."""
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")


@pytest.fixture
def role_file(tmp_path: Path) -> Path:
    """A file with a role of three good criteria."""
    path = tmp_path / "role.json"
    path.write_text(json.dumps(ROLE), "utf-8")
    return path
