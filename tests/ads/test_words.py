"""Words with their places, also where lines were glued together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.words import Phrases, words_of

KNOWN = frozenset(["PMP", "CSM", "CAPM", "PMI"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("requiredPMP", ["required", "PMP"]),
        ("English3+ years", ["English", "3", "years"]),
        ("7yrs", ["7", "yrs"]),
        ("PMPCSMSAFe", ["PMP", "CSM", "SAFe"]),
        ("PMPPMI CAPM", ["PMP", "PMI", "CAPM"]),
        ("IIBASix", ["IIBA", "Six"]),
        ("PRINCE2 PhD PgMP", ["PRINCE2", "PhD", "PgMP"]),
        ("A-CSPO, a CSPO", ["A-CSPO", "a", "CSPO"]),
        ("ÉcoleÉtude", ["École", "Étude"]),
    ],
)
def test_a_word_ends_where_the_writing_shows_that_another_begins(text: str, expected: list[str]) -> None:
    assert [word.text for word in words_of(text, KNOWN)] == expected


def test_unknown_runs_of_capitals_stay_whole() -> None:
    assert [word.text for word in words_of("PMPXYZQ HTTPSERVER", KNOWN)] == ["PMPXYZQ", "HTTPSERVER"]


def test_acronyms_are_looked_up_in_the_singular() -> None:
    assert [word.key for word in words_of("CSPOs and PMs")] == ["cspo", "and", "pm"]


def test_the_longest_phrase_is_found() -> None:
    phrases = Phrases([("a plus", 1), ("plus", 2), ("a plus if", 3)])
    text = "It is a plus if you can, a plus, or plus."
    assert [hit.value for hit in phrases.find(words_of(text))] == [3, 1, 2]


@pytest.mark.parametrize(
    "text", ["not. required", "not, required", "not; required", "not - required", "not\n\nrequired"]
)
def test_a_phrase_does_not_reach_over_punctuation(text: str) -> None:
    assert Phrases([("not required", 1)]).find(words_of(text)) == []


@pytest.mark.parametrize("text", ["not required", "not-required", "not\nrequired", "Not  Required"])
def test_a_phrase_reaches_over_spaces_and_hyphens(text: str) -> None:
    assert len(Phrases([("not required", 1)]).find(words_of(text))) == 1


@given(st.text())
def test_words_stand_where_they_say_in_order(text: str) -> None:
    end = 0
    for word in words_of(text, KNOWN):
        assert end <= word.start < word.end
        assert text[word.start : word.end] == word.text
        end = word.end


def test_letters_and_digits_of_every_script_make_words_and_nothing_else_does() -> None:
    for code in range(0x10000):
        assert bool(words_of(chr(code))) == chr(code).isalnum()


def test_columns_and_words_say_the_same() -> None:
    words = words_of("QualificationsBachelor, PMP", KNOWN)
    assert [word.key for word in words] == words.keys
    assert [(word.start, word.end) for word in words] == list(zip(words.starts, words.ends, strict=True))
    assert words.gaps == ["", "", ", ", ""]


def test_the_places_where_a_phrase_may_begin_hold_all_where_one_does() -> None:
    phrases = Phrases([("a plus", 1), ("plus", 2)])
    words = words_of("a fee, a plus or a - plus")
    assert phrases.may_begin(words) == [2, 3, 5, 6]
    assert phrases.find_at(words, [2, 3, 5, 6]) == phrases.find(words)


@given(st.text(alphabet="Ab 1.-é\n"), st.data())
def test_stretches_and_starts_are_those_of_the_text(text: str, data: st.DataObject) -> None:
    words = words_of(text, KNOWN)
    chosen = data.draw(st.lists(st.integers(0, len(words) - 1)).map(sorted)) if len(words) else []
    assert list(words.starts_of(chosen)) == [words.starts[each] for each in chosen]
    for first, last in pairwise(chosen):
        assert words.stretch(first, last + 1) == text[words.starts[first] : words.ends[last]]
        if first < last:
            assert words.between(first + 1, last) == text[words.ends[first] : words.starts[last]]


def test_what_stands_after_the_last_word_is_between_it_and_the_end() -> None:
    assert words_of("(one two!)").between(2, 2) == "!)"
