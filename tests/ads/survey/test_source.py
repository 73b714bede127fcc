from __future__ import annotations

import os
from pathlib import Path

import pytest

from fieldcraft.ads.survey.source import find_source, kind_of_name
from fieldcraft.refusal import Refused


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ads.jsonl", "lines"),
        ("ads.JSONL.gz", "lines"),
        ("ads.ndjson", "lines"),
        ("ads.csv", "csv"),
        ("ads.tsv.gz", "csv"),
        ("ads.parquet", "parquet"),
        ("ads.parquet.gz", None),
        ("ad.txt", "document"),
        ("ad.docx", "document"),
        ("ads.xlsx", None),
        ("ads", None),
        ("x.gz", None),
    ],
)
def test_names_tell_kinds(name: str, kind: str | None) -> None:
    assert kind_of_name(name) == kind


def test_a_folder_is_read_in_the_order_of_names_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.csv", ".hidden.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    source = find_source(tmp_path)
    assert [(part.name, part.kind, part.folder) for part in source.parts] == [
        ("b.txt", "document", ""),
        (str(Path("a", "c.csv")), "csv", "a"),
    ]
    assert source.left_out == 1


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.jsonl", b"", "is empty"),
        ("table.xlsx", b"PK\x03\x04", "no table of ads"),
        ("ads.zip", b"PK\x03\x04", "unpack it and give its folder"),
        ("array.json", b'[{"text": "x"}]', "one JSON object a line"),
        ("not.parquet", b"text", "no parquet file"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused, match=says):
        find_source(tmp_path / name)


def test_nothing_there_and_nothing_in_it_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no"):
        find_source(tmp_path / "missing.csv")
    with pytest.raises(Refused, match="holds no ads"):
        find_source(tmp_path)
    with pytest.raises(Refused, match="cannot be read"):
        find_source(tmp_path / "a\0b")


def test_json_lines_under_another_name_are_known_by_their_start(tmp_path: Path) -> None:
    (tmp_path / "ads.json").write_text('{"text": "x"}\n', "utf-8")
    assert find_source(tmp_path / "ads.json").parts[0].kind == "lines"


def test_the_identity_changes_with_the_content(tmp_path: Path) -> None:
    file = tmp_path / "ads.csv"
    file.write_text("text\none\n", "utf-8")
    first = find_source(file).identity
    assert find_source(file).identity == first
    times = file.stat()
    file.write_text("text\ntwo\n", "utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert find_source(file).identity != first
