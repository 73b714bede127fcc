"""Where passages end."""

from __future__ import annotations

import pytest

from fieldcraft.ads.breaks import Endings, cuts_of
from fieldcraft.ads.words import words_of


@pytest.mark.parametrize(
    ("gap", "ending"),
    [
        (" ", ""),
        (", ", ""),
        ("", "glued"),
        ("\n", "capital"),
        ("\n\n", "always"),
        (". ", "stop"),
        (".", "tight stop"),
        ("? ", "question"),
        ("! ", "capital"),
        ("!", ""),
        (": ", "capital"),
        (" - ", "capital"),
        (", - ", ""),
        (" • ", "always"),
    ],
)
def test_a_gap_says_what_begins_after_it(gap: str, ending: str) -> None:
    endings = Endings()
    assert endings[gap] == ending
    assert endings[gap] == ending


def test_what_is_remembered_of_gaps_stays_in_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fieldcraft.ads.breaks._MOST_REMEMBERED", 3)
    endings = Endings()
    for length in range(100):
        assert endings["." + " " * length] in ("stop", "tight stop")
        assert len(endings) <= 3


def test_a_passage_begins_at_every_edge_and_the_last_ends_with_the_words() -> None:
    assert cuts_of(words_of("one two three four"), [2]) == [0, 2, 4]
    assert cuts_of(words_of(""), []) == [0]


def test_a_long_run_is_cut_every_hundred_words() -> None:
    assert cuts_of(words_of("word " * 250), []) == [0, 100, 200, 250]
