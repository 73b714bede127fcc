from __future__ import annotations

import os
from pathlib import Path

import pytest

from fieldcraft.refusal import Refused
from fieldcraft.web.whole_files import cannot_write, check_replaceable, whole_file


def test_a_file_appears_when_the_block_ends_well(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("before")
    with whole_file(target) as draft:
        draft.write_text("after")
        assert target.read_text() == "before"
    assert target.read_text() == "after"
    assert list(tmp_path.iterdir()) == [target]


def test_a_block_that_fails_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("before")
    with pytest.raises(Refused, match=r"No space left.*nothing was changed"), whole_file(target) as draft:
        draft.write_text("half")
        raise OSError(28, "No space left on device")
    with pytest.raises(ValueError), whole_file(target):
        raise ValueError
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_or_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "none" / "file"):
        with pytest.raises(Refused, match="cannot be written"), whole_file(target):
            pass


def test_the_refusal_says_why() -> None:
    assert "because" in str(cannot_write(Path("x"), ValueError("because")))


def test_only_a_file_of_the_same_kind_is_written_over(tmp_path: Path) -> None:
    target = tmp_path / "file"
    check_replaceable(target, b"PK", "export")
    for content in (b"", b"PK and more"):
        target.write_bytes(content)
        check_replaceable(target, b"PK", "export")
    target.write_bytes(b"Dear diary")
    with pytest.raises(Refused, match="exists and is no export"):
        check_replaceable(target, b"PK", "export")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_device_or_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="device or a pipe"), whole_file(tmp_path / "pipe"):
        pass
    assert (tmp_path / "pipe").is_fifo() and list(tmp_path.iterdir()) == [tmp_path / "pipe"]
