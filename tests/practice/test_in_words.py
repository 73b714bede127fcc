"""Names and shares in a sentence."""

from __future__ import annotations

from fieldcraft.practice.in_words import in_weeks, listed, percent, quoted


def test_a_share_does_not_break_at_a_lines_end() -> None:
    assert percent(0.332, 1) == "33.2\u00a0%" and " " not in percent(1.0)


def test_names_stand_in_a_row_with_an_and_before_the_last() -> None:
    assert listed(["a"]) == quoted("a") == "“a”"
    assert listed(["a", "b"]) == "“a” and “b”" and listed(["a", "b", "c"]) == "“a”, “b” and “c”"


def test_a_quotation_within_a_name_stands_in_single_marks() -> None:
    assert quoted('a button for "again, please"') == "“a button for ‘again, please’”"


def test_one_week_is_no_weeks() -> None:
    assert (in_weeks(1), in_weeks(2), in_weeks(0)) == ("1 week", "2 weeks", "0 weeks")
