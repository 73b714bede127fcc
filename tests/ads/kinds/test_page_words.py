"""Words as they are looked up."""

from __future__ import annotations

import pytest

from fieldcraft.ads.kinds.page_words import known_words, mask, page_words_of
from fieldcraft.ads.page import page_of


def test_a_word_has_its_number_and_its_classes() -> None:
    seen = page_words_of(page_of("Mentor zebras"), known_words(["zebras", "#"]))
    assert seen.numbers.tolist() == [-1, 0]
    assert seen.bits[0] & mask("development")
    assert not seen.bits[1]


def test_all_numerals_are_one_word() -> None:
    seen = page_words_of(page_of("7 of 1250"), known_words(["#"]))
    assert seen.numbers.tolist() == [0, -1, 0]


def test_what_is_remembered_of_unknown_words_stays_in_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    known = known_words(["zebras", "#"])
    most = len(known.index) + 3
    monkeypatch.setattr("fieldcraft.ads.kinds.page_words._MOST_REMEMBERED", most)
    seen = page_words_of(page_of(f"{'o' * 61} zebras " + " ".join("abcdefgh") + " 7 77 777"), known)
    assert seen.numbers.tolist() == [-1, 0, *[-1] * 8, 1, 1, 1]
    assert len(known.index) == most
    assert "o" * 61 not in known.index
