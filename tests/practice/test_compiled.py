from __future__ import annotations

from pathlib import Path

import pytest

import fieldcraft.practice
from fieldcraft.practice.compiled import keep_only_for
from fieldcraft.practice.model import model_hash


@pytest.fixture
def compiled(tmp_path: Path) -> list[Path]:
    """Two files of one compiled function, as Numba names them."""
    files = [tmp_path / f"luck.uniform-9.py311.{end}" for end in ("nbi", "1.nbc")]
    for file in files:
        file.write_bytes(b"machine code")
    return files


def test_code_compiled_for_another_model_is_dropped(tmp_path: Path, compiled: list[Path]) -> None:
    other = tmp_path / "luck.cpython-311.pyc"
    other.write_bytes(b"")
    keep_only_for("this model", tmp_path)
    assert not any(file.exists() for file in compiled) and other.exists()


def test_code_compiled_for_this_model_stays(tmp_path: Path, compiled: list[Path]) -> None:
    keep_only_for("this model", tmp_path)
    for file in compiled:
        file.write_bytes(b"new machine code")
    keep_only_for("this model", tmp_path)
    assert all(file.exists() for file in compiled)
    keep_only_for("the next model", tmp_path)
    assert not any(file.exists() for file in compiled)


@pytest.mark.parametrize("stamp", [b"", b"\xff\xfe", b"half a ha"])
def test_a_stamp_that_cannot_be_right_is_no_stamp(tmp_path: Path, compiled: list[Path], stamp: bytes) -> None:
    (tmp_path / "fieldcraft-model").write_bytes(stamp)
    keep_only_for("this model", tmp_path)
    assert not any(file.exists() for file in compiled)


def test_a_room_that_was_never_started_is_fine(tmp_path: Path) -> None:
    keep_only_for("this model", tmp_path / "__pycache__")
    (tmp_path / "file").write_bytes(b"")
    keep_only_for("this model", tmp_path / "file")


def test_the_room_does_so_when_it_is_entered() -> None:
    assert fieldcraft.practice.__file__ is not None
    stamp = Path(fieldcraft.practice.__file__).parent / "__pycache__" / "fieldcraft-model"
    assert stamp.read_text("ascii") == model_hash()
