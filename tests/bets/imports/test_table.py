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
        ("utf-32", "utf-32"),
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


def test_a_letter_cut_in_two_at_the_end_does_not_change_the_others() -> None:
    assert find_table(io.BytesIO(TEXT.encode() + "ü".encode()[:1])).encoding == "utf-8"


@pytest.mark.parametrize(("encoding", "letter"), [("cp500", "a"), ("shift-jis", "ー")])
def test_letters_of_another_encoding_are_refused_rather_than_guessed(encoding: str, letter: str) -> None:
    with pytest.raises(Refused, match="encoding that is not known here"):
        find_table(io.BytesIO(f"title,due\n{letter},2026-01-01\n".encode(encoding)))


def test_a_header_of_thousands_of_columns_is_refused() -> None:
    with pytest.raises(Refused, match="has 5,000 columns"):
        find_table(io.BytesIO(b"a," * 4999 + b"a\n"))


def test_a_cell_of_endless_length_is_a_bad_line_that_says_so() -> None:
    text = "a,b\n" + "x" * 200_000 + ",2\n3,4\n"
    (bad, row) = list(parse_rows(io.BytesIO(text.encode()), "utf-8", ","))[1:]
    assert isinstance(bad, BadLine) and "more than 131,072 characters" in bad.why
    assert isinstance(row, Row) and row.cells == ("3", "4")
