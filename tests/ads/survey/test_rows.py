from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.survey import lines as lines_room
from fieldcraft.ads.survey import rows as room
from fieldcraft.ads.survey.rows import cell, csv_header, json_object, peek, rows
from fieldcraft.ads.survey.source import find_source
from fieldcraft.refusal import Refused
from tests.ads.survey import made


def read(path: Path, *columns: str, at: int = 0, number: int = 0) -> list[room.Row]:
    return list(rows(find_source(path).parts[0], columns, at, number))


@pytest.mark.parametrize("ending", ["csv", "csv.gz", "jsonl", "jsonl.gz", "parquet"])
def test_going_on_after_any_row_gives_the_rest(tmp_path: Path, ending: str) -> None:
    path, table = tmp_path / f"ads.{ending}", made.rows(7)
    if ending == "parquet":
        made.write_parquet(path, table)
    elif ending.startswith("csv"):
        made.write_csv(tmp_path / "ads.csv", table)
        if ending == "csv.gz":
            import gzip

            path.write_bytes(gzip.compress((tmp_path / "ads.csv").read_bytes()))
    else:
        made.write_jsonl(path, table)
    whole = read(path, "title", "description")
    assert [row.number for row in whole] == list(range(1, 8))
    if not ending.startswith("jsonl"):
        assert [row.cells for row in whole] == [(each["title"], each["description"]) for each in table]
    for done, row in enumerate(whole, 1):
        rest = read(path, "title", "description", at=row.at, number=row.number)
        assert [(each.at, each.number, each.cells, each.line) for each in rest] == [
            (each.at, each.number, each.cells, each.line) for each in whole[done:]
        ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_in_usual_writings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    table = [{"title": "Für", "description": 'two\nlines, a "quote"; a | bar'}]
    path = made.write_csv(tmp_path / "a.csv", table, encoding, delimiter)
    assert [row.cells for row in read(path, "title", "description")] == [tuple(table[0].values())]
    assert csv_header(find_source(path).parts[0])[:2] == (["title", "description"], delimiter)


def test_rows_with_too_few_or_too_many_cells_are_said_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\nonly\n\n1,2,3\n5,6,\n", "utf-8")
    found = read(path, "b")
    assert [row.cells for row in found] == [("2",), (), (), ("6",)]
    assert "1 cells where the header has 2" in found[1].why
    assert "3 cells where the header has 2" in found[2].why


def test_a_cell_that_never_ends_costs_one_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_LINE", 100)
    path = tmp_path / "a.csv"
    path.write_text('a,b\n1,"' + "x" * 300 + '"\n3,4\n', "utf-8")
    found = read(path, "b")
    assert "not closed" in found[0].why
    assert found[-1].cells == ("4",)
    monkeypatch.setattr(lines_room, "MOST_LINE", 50)
    found = read(path, "b")
    assert "not closed" in found[0].why
    assert found[-1].cells == ("4",)


def test_a_column_that_is_not_there_is_none(tmp_path: Path) -> None:
    path = made.write_csv(tmp_path / "a.csv", [{"a": "1"}])
    assert read(path, "a", "z")[0].cells == ("1", None)


def test_json_lines_that_are_none_are_told(tmp_path: Path) -> None:
    assert json_object(b'{"a": 1}') == {"a": 1}
    for line in (b'{"a": ', b"nothing", b"[" * 100_000):
        assert "no JSON" in str(json_object(line))
    assert "no object" in str(json_object(b"[1]"))


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_a_cell_is_text_or_nothing(value: Any) -> None:
    assert cell(value) is None or isinstance(cell(value), str)


def test_peeking_gives_columns_and_first_rows(tmp_path: Path) -> None:
    table = made.rows(3)
    for path in (
        made.write_csv(tmp_path / "a.csv", table),
        made.write_jsonl(tmp_path / "a.jsonl", [*table, b"broken"]),
        made.write_parquet(tmp_path / "a.parquet", table),
    ):
        names, first = peek(find_source(path).parts[0])
        assert list(names) == list(table[0])
        assert first == table


def test_a_first_line_without_names_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_room, "MOST_LINE", 3)
    path = tmp_path / "a.csv"
    path.write_text("long header\n", "utf-8")
    with pytest.raises(Refused, match="no first line"):
        csv_header(find_source(path).parts[0])
