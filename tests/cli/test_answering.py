"""What is said on the command line becomes inputs, ads and text."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldcraft.cli.answering import AdsRead, answer_with, inputs_about, read_ads, wrapped
from fieldcraft.question.inputs import Inputs


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CSPO", "certificate"),
        ("a Scrum certificate", "certificate"),
        ("the book Inspired", "book"),
        ("six coaching sessions", "coaching"),
        ("a discovery course", "class"),
        ("a conference", "other"),
        ("class", "class"),
    ],
)
def test_the_kind_of_thing_is_guessed_from_its_words(text: str, kind: str) -> None:
    assert inputs_about(text)["about"] == kind


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text("PMP required.")
    (tmp_path / "empty.txt").write_text("")
    ads = read_ads((tmp_path / "ad.txt", tmp_path / "empty.txt"))
    assert [document.name.endswith("ad.txt") for document in ads.documents] == [True]
    assert [row["file"].endswith("empty.txt") for row in ads.unreadable] == [True]


def test_without_ads_none_are_counted() -> None:
    answer = answer_with(Inputs("new", "myself", "certificate", "CSPO"), AdsRead((), (), ()))
    assert answer["ads"]["read"] == 0


def test_long_lines_break_at_words_and_tables_stay() -> None:
    text = wrapped("- " + "word " * 20 + "\n| a | " + "b" * 60 + " |", 40)
    lines = text.split("\n")
    assert all(len(line) <= 40 for line in lines[:-1])
    assert lines[1].startswith("  word")
    assert lines[-1].endswith("b |")
