from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from fieldcraft.refusal import Refused
from fieldcraft.web.home import data_folder


def test_the_folder_is_made_for_its_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_HOME", str(tmp_path / "here" / "mine"))
    assert data_folder() == tmp_path / "here" / "mine"
    if os.name == "posix":
        assert stat.S_IMODE(data_folder().stat().st_mode) == 0o700


def test_without_a_wish_it_is_the_users_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIELDCRAFT_HOME")
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    assert tmp_path in data_folder().parents
    assert data_folder().name == "fieldcraft"


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FIELDCRAFT_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(Refused, match="set FIELDCRAFT_HOME to a folder you may write to"):
        data_folder()
