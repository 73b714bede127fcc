from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from fieldcraft.ads.survey import lines as room
from fieldcraft.ads.survey.lines import LineFile, open_file, text_of_line
from fieldcraft.ads.survey.source import find_source
from fieldcraft.refusal import Refused

TEXT = "eins\nzwei ü\n\ndrei"


def read(path: Path, at: int = 0) -> list[tuple[int, bytes | None]]:
    file = LineFile(find_source(path).parts[0])
    try:
        return list(file.lines(at))
    finally:
        file.close()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("packed", [False, True])
def test_reading_from_any_place_gives_the_rest(tmp_path: Path, encoding: str, packed: bool) -> None:
    path = tmp_path / ("a.csv.gz" if packed else "a.csv")
    data = TEXT.encode(encoding)
    path.write_bytes(gzip.compress(data) if packed else data)
    whole = read(path)
    assert b"".join(line or b"" for _, line in whole).decode() == TEXT
    for number, (at, _) in enumerate(whole, 1):
        assert read(path, at) == whole[number:]


def test_a_line_too_long_to_hold_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_LINE", 10)
    path = tmp_path / "a.csv"
    path.write_bytes(b"short\n" + b"x" * 35 + b"\nlast\n")
    assert [line for _, line in read(path)] == [b"short\n", None, b"last\n"]
    assert read(path, 6)[1:] == [(47, b"last\n")]


def test_a_packed_file_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"x" * 100_000)[:-10])
    with pytest.raises(Refused, match="damaged or cut off"):
        read(path)


def test_a_line_is_utf_8_or_else_windows_1252() -> None:
    assert text_of_line("für".encode()) == text_of_line("für".encode("cp1252")) == "für"


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        open_file(tmp_path / "gone")
