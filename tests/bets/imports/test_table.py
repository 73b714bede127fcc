from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets.imports.table import BadLine, Row, find_encoding, find_table, parse_rows
from fieldcraft.refusal import Refused

TEXT = "Titel;Fällig\nÜber 36 %;2026-01-01\nnächste;2026-02-01\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_a_table_reads_the_same_in_every_encoding(encoding: str, found: str) -> None:
    file = io.BytesIO(TEXT.encode(encoding))
    table = find_table(file)
    assert (table.encoding, table.delimiter, table.header) == (found, ";", ("Titel", "Fällig"))
    assert list(table.rows(file)) == [Row(2, ("Über 36 %", "2026-01-01")), Row(3, ("nächste", "2026-02-01"))]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_even_rows(delimiter: str) -> None:
    lines = (["a", "b", "c"], ["one, two; or", "0,5", "x"], ["three", "0,7", "y, z"])
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    assert find_table(io.BytesIO(text.encode())).delimiter == delimiter


def test_decimal_commas_do_not_make_a_comma_the_delimiter() -> None:
    text = "title;p;by\nfirst;0,5;2026-01-01\nsecond;0,25;2026-01-01\n"
    assert find_table(io.BytesIO(text.encode())).delimiter == ";"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_keep_the_line_they_start_in(end: str) -> None:
    text = end.join(["a,b", '"one', 'two",2', "", "three,3"])
    rows = [row for row in parse_rows(io.BytesIO(text.encode()), "utf-8", ",") if isinstance(row, Row)]
    assert [(row.line, row.cells[1]) for row in rows] == [(1, "b"), (2, "2"), (5, "3")]


def test_a_row_that_is_too_wide_is_bad_and_a_short_one_is_filled_up() -> None:
    file = io.BytesIO(b"a,b\n1,2,3\n4\n5,6,\n")
    wide, short, blank = find_table(file).rows(file)
    assert isinstance(wide, BadLine) and wide.line == 2 and "3 cells and the header has 2" in wide.why
    assert short == Row(3, ("4", "")) and blank == Row(4, ("5", "6"))


def test_quotes_that_do_not_match_are_a_bad_line_and_reading_goes_on() -> None:
    file = io.BytesIO(b'a,b\n"x"y,2\n3,4\n"never closed,5\n')
    bad, row, cut = find_table(file).rows(file)
    assert isinstance(bad, BadLine) and bad.line == 2 and "quotes" in bad.why
    assert row == Row(3, ("3", "4"))
    assert isinstance(cut, BadLine) and cut.line == 4


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="The file is empty"):
        find_table(io.BytesIO(data))


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(Refused, match="is not text"):
        find_encoding(io.BytesIO(b"PK\x03\x04" + bytes(range(256)) * 8))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    file = io.BytesIO(data)
    try:
        table = find_table(file)
    except Refused:
        return
    for row in table.rows(file):
        assert isinstance(row, BadLine) or len(row.cells) == len(table.header)
    assert not file.closed
