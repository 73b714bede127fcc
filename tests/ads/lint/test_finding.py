"""Findings and their places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.lint.finding import Lines, finding, shortened, to_dict


@given(st.text(alphabet="ab\n\r\u2028 é", max_size=40))
def test_line_and_column_lead_back_to_every_character(text: str) -> None:
    lines = Lines.of(text)
    for place, mark in enumerate(text):
        line, column = lines.at(place)
        if mark not in "\r\n":
            assert lines.line(line)[column - 1] == mark


def test_every_kind_of_line_end_ends_one_line() -> None:
    lines = Lines.of("a\nb\r\nc\rd")
    assert [lines.line(number) for number in (1, 2, 3, 4)] == ["a", "b", "c", "d"]
    assert lines.at(6) == (4, 1) or lines.at(7) == (4, 1)


def test_a_finding_takes_the_shape_of_the_contract() -> None:
    lines = Lines.of("We need\na CSPO.")
    made = to_dict("ad.md", finding("FC101", 10, 14, "CSPO"), lines)
    assert (made["file"], made["line"], made["column"]) == ("ad.md", 2, 3)
    assert (made["start"], made["end"], made["code"], made["severity"]) == (10, 14, "FC101", "error")
    assert "CSPO" in made["message"] and made["write_instead"]


@given(st.text(max_size=300), st.integers(min_value=10, max_value=90))
def test_what_is_shown_is_one_line_and_short(text: str, longest: int) -> None:
    shown = shortened(text, longest)
    assert len(shown) <= longest + 2
    assert len(shown.splitlines()) <= 1
