"""Where passages end."""

from __future__ import annotations

import pytest

from fieldcraft.ads.breaks import Cuts, Endings
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
    assert Cuts(words_of("one two three four"), [2]).all() == [0, 2, 4]
    assert Cuts(words_of(""), []).all() == [0]


def test_a_long_run_is_cut_every_hundred_words() -> None:
    assert Cuts(words_of("word " * 250), []).all() == [0, 100, 200, 250]


def test_words_are_cut_as_far_as_somebody_asks() -> None:
    cuts = Cuts(words_of("One. Two. Three. Four."), [])
    assert cuts.beyond(1) == [0, 1, 2] == cuts.found
    assert cuts.beyond(0) == [0, 1, 2]
    assert cuts.all() == [0, 1, 2, 3, 4] == cuts.beyond(99)
