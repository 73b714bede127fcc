from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from fieldcraft.cli.json_files import read_json
from fieldcraft.refusal import Refused
from tests.bets.drafts import FULL


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"{", "is not JSON: Expecting property name enclosed in double quotes in line 1, column 2"),
        ('{"title": "ü"}'.encode("latin-1"), "is not UTF-8 text"),
        (json.dumps(FULL).encode("utf-16"), "is not UTF-8 text"),
        (b"[" * 100_000, "nested too deep"),
        (b"1" * 5000, "a number too long"),
        (b" " * (16 * 1024 * 1024 + 1), "is larger than 16 MB"),
    ],
)
def test_a_file_that_holds_no_json_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, said: str
) -> None:
    path = tmp_path / "draft.json"
    path.write_bytes(content)
    with pytest.raises(Refused, match=said):
        read_json(str(path))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    with pytest.raises(Refused, match=f"Standard input {said}|Standard input holds JSON"):
        read_json("-")


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(FULL), encoding="utf-8-sig")
    assert read_json(str(path)) == FULL


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none", "a\0b"):
        with pytest.raises(Refused, match="cannot be read"):
            read_json(str(path))


def test_a_field_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text('{"title": "a", "forecast": {"probability": 0.2, "probability": 0.9}}')
    with pytest.raises(Refused, match='The field "probability" stands twice in one JSON object'):
        read_json(str(path))
