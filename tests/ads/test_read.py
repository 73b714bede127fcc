"""Any text is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.read import read_ad

PIECES = (
    "CSPO|PMP|or|required|preferred|not|(|)|;|.|\n|- |Nice to have:|5+ years|Bachelor's degree|certified|"
    "certification|e.g.|Zertifikat|😀|é|\x00|Secret clearance|a PSM is|, "
)
WORDS = st.sampled_from(PIECES.split("|"))


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_any_text_is_read_with_offsets_that_fit_and_no_overlap(text: str) -> None:
    reading = read_ad(text)
    assert reading.text == text
    end = 0
    for each in reading.credentials:
        assert end <= each.start < each.end
        assert text[each.start : each.end] == each.text
        assert reading.sentence_of(each).start <= each.start < reading.sentence_of(each).end
        end = each.end
    for sentence in reading.sentences:
        assert text[sentence.start : sentence.end] == sentence.text
    assert read_ad(text) == reading


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "aB",
        "(",
        "PMP, ",
        "certified scrum ",
        "5 years ",
        "or ",
        "Requirements: ",
        "project ",
        "\n",
        "1",
        "'",
        "😀",
    ],
)
def test_a_hostile_text_of_the_largest_size_is_read_to_its_end(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    reading = read_ad(text)
    assert reading.text == text
    assert all(text[each.start : each.end] == each.text for each in reading.credentials)


def test_sentences_of_an_english_ad_are_told_apart_and_others_are_not() -> None:
    english = read_ad("You will reduce the waiting times of our patients.\nWe offer dental insurance.")
    assert [each.label for each in english.sentences] == ["outcome", "benefit"]
    assert [each.text for each in english.criteria] == ["reduce the waiting times of our patients"]
    german = read_ad("Du schreibst für uns das Backlog und die Anforderungen.")
    assert german.language == "de"
    assert [(each.label, each.probability) for each in german.sentences] == [(None, None)]
    assert german.criteria == ()
