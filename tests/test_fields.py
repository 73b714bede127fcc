from __future__ import annotations

import sys
from unicodedata import category

import pytest

from fieldcraft.fields import CONTROL, read_day, shown, typed_number, typed_percent
from fieldcraft.refusal import Refused


def test_what_is_typed_becomes_a_number_or_stays_what_it_is() -> None:
    assert [typed_number(text) for text in (" 3.5 ", "", "1,200", "70 %")] == [3.5, None, "1,200", "70 %"]


@pytest.mark.parametrize(
    ("text", "probability"),
    [
        ("70", 0.7),
        ("70 %", 0.7),
        ("70%", 0.7),
        ("12,5 %", 0.125),
        ("0.7", 0.7),
        ("0.7 %", 0.007),
        ("1", "1"),
        ("100", 1.0),
        ("0", 0.0),
        ("140 %", "140 %"),
        ("-3", "-3"),
        ("seventy", "seventy"),
        ("", None),
    ],
)
def test_a_percentage_is_read_as_people_type_it(text: str, probability: object) -> None:
    assert typed_percent(text) == probability


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
