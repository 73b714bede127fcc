"""Findings as text."""

from __future__ import annotations

from fieldcraft.ads.lint.check import lint
from fieldcraft.ads.lint.finding import Lines
from fieldcraft.ads.lint.shown import as_text


def shown(text: str) -> list[str]:
    (found,) = (each for each in lint(text).findings if not each.whole_ad)
    return as_text("ad.md", found, Lines.of(text)).split("\n")


def test_the_line_stands_there_with_a_mark_below_what_was_found() -> None:
    head, line, mark, write = shown("We need\na PMP now.")
    assert head.startswith("ad.md:2:3: error FC101 ")
    assert line == "    2 | a PMP now."
    assert mark == "      |   ^^^"
    assert write.startswith("  write: ")


def test_a_long_line_is_cut_around_it_and_the_mark_still_fits() -> None:
    _, line, mark, _ = shown("word " * 200 + "a PMP is required" + " word" * 200)
    assert len(line) < 130
    assert line[mark.index("^") : mark.rindex("^") + 1] == "PMP"


def test_marks_count_columns_and_nothing_steers_the_terminal() -> None:
    _, line, mark, _ = shown("產品 \x1b[31m\ta PMP is required")
    assert "\x1b" not in line
    assert mark.index("^") == line.index("PMP") + 2
