"""What the model sees."""

from __future__ import annotations

from fieldcraft.ads.kinds.features import SAYINGS, features_of
from fieldcraft.ads.kinds.page_words import known_words, page_words_of
from fieldcraft.ads.kinds.units import units_of
from fieldcraft.ads.page import page_of
from tests.ads.kinds.seen import cues_seen


def test_each_word_counts_once_a_sentence() -> None:
    page = page_of("Vans and vans. Vans wait.")
    seen = page_words_of(page, known_words(["vans", "wait"]))
    features = features_of(seen, units_of(seen), ())
    assert features.words.tolist() == [0, 0, 1]
    assert features.word_units.tolist() == [0, 1, 1]
    assert features.cues.shape == (2, len(SAYINGS))


def test_a_beginning_is_passed_over_to_find_what_a_sentence_opens_with() -> None:
    assert "opens with a verb of changing something" in cues_seen(
        "In this role, you will reduce waiting times."
    )
    assert "opens with a verb of developing people" in cues_seen("You'll coach two planners.")


def test_no_two_cues_are_told_in_the_same_words() -> None:
    assert len(set(SAYINGS)) == len(SAYINGS)
