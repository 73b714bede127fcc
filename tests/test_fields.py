from __future__ import annotations

import sys
from unicodedata import category

import pytest

from fieldcraft.fields import CONTROL, parse_json, read_day, shown
from fieldcraft.refusal import Refused


@pytest.mark.parametrize("value", ["٢٠٢٦-٠٣-٠١", "2026-3-1", " 2026-03-01", "", None, 20260301])
def test_a_day_is_written_one_way(value: object) -> None:
    with pytest.raises(Refused, match="write it as YYYY-MM-DD"):
        read_day(value, "due")


def test_a_long_value_is_cut_in_a_sentence() -> None:
    assert shown("ü" * 100) == '"' + "ü" * 36 + "..."
    assert shown("half \ud800") == '"half \\ud800"'


def test_control_characters_are_those_of_unicode_without_tab_and_line_end() -> None:
    found = {character for character in map(chr, range(sys.maxunicode + 1)) if CONTROL.search(character)}
    named = {chr(code) for code in range(sys.maxunicode + 1) if category(chr(code)) in ("Cc", "Cs")}
    assert found == named - {"\n", "\t"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": }', r"^mine\.json is not JSON: .* in line 1, column 7; mend it there\.$"),
        ("", "is not JSON"),
        ("[" * 100_000, "nested too deep or has a number too long"),
        ("9" * 5_000, "nested too deep or has a number too long"),
    ],
)
def test_a_text_that_is_no_json_is_refused_with_the_place(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        parse_json(text, "mine.json")


def test_json_becomes_its_value() -> None:
    assert parse_json('{"a": [1, null]}', "mine.json") == {"a": [1, None]}
