from __future__ import annotations

import jsonschema
import pytest

from fieldcraft.roles.data_files import load
from fieldcraft.roles.lexicon import Phrases, forms, lexicon, words_of


@pytest.mark.parametrize(
    ("base", "some"),
    [
        ("manage", {"manages", "managing", "managed"}),
        ("plan", {"plans", "planning", "planned"}),
        ("carry", {"carries", "carrying", "carried"}),
        ("write", {"writes", "writing", "wrote", "written"}),
        ("launch", {"launches", "launching", "launched"}),
        ("oversee", {"oversees", "overseeing", "oversaw"}),
    ],
)
def test_a_verb_is_known_by_its_forms(base: str, some: set[str]) -> None:
    assert some | {base} <= forms(base)


def test_words_keep_their_hyphens_and_apostrophes() -> None:
    assert words_of("Self-starter’s 3+ years, Bachelor’s") == ("self-starter's", "3+", "years", "bachelor's")


def test_the_longest_phrase_is_found() -> None:
    phrases = Phrases.of(["user", "user story", "story"])
    assert phrases.first_in(("a", "user", "story")) == (1, 2)
    assert phrases.first_in(("nothing",)) is None


def test_people_are_known_by_name_and_by_ending() -> None:
    known = lexicon()
    assert all(known.is_people(word) for word in ("nurses", "applicants", "subscribers", "sales"))
    assert not any(known.is_people(word) for word in ("numbers", "letters", "documents", "tickets"))


def test_no_verb_is_of_doing_and_of_producing() -> None:
    lists = load("words.yaml")
    for one, other in (("doing", "producing"), ("doing", "changing"), ("producing", "changing")):
        assert set(lists[one]) & set(lists[other]) == set()


def test_no_word_stands_twice_in_a_list() -> None:
    for name, words in load("words.yaml").items():
        assert len(words) == len(set(words)), name


def test_the_words_fit_their_schema() -> None:
    jsonschema.validate(load("words.yaml"), load("words.schema.yaml"))
