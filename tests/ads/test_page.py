"""An ad prepared for reading."""

from __future__ import annotations

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.page import page_of


def test_every_word_stands_in_one_passage() -> None:
    page = page_of("We ship. You bring patience; humour helps.\n- And a PMP")
    assert [page.passage(index) for index in range(len(page.words))] == [
        each for each in page.passages for _ in range(each.first, each.last)
    ]


def test_words_around_a_span_stop_at_its_passage() -> None:
    page = page_of("Far away. Right here now. Far off.")
    assert page.keys_around(3, 4, 5, 5) == ["right", "now"]


def test_nearby_words_include_the_passages_beside() -> None:
    page = page_of("One. Two. Three. Four.")
    assert page.near(1, 2) == {"one", "three"}


def test_words_flow_within_a_passage_only() -> None:
    page = page_of("one two. Three")
    assert page.flows(0)
    assert not page.flows(1)
    assert not page.flows(2)


def test_a_phrase_directly_before_is_seen() -> None:
    page = page_of("good knowledge of PRINCE2, PMP")
    assert page.ends_before(lexicon().knowing, 3)
    assert not page.ends_before(lexicon().knowing, 4)
