from __future__ import annotations

from collections import Counter
from importlib.resources import files

import yaml
from jsonschema import validate

from fieldcraft.bets.imports.words import bare, column_fields, column_words, outcome_words, rank_of

DATA = files("fieldcraft.bets") / "data"
CONTENT, SCHEMA = (
    yaml.safe_load(DATA.joinpath(name).read_bytes())
    for name in ("import_words.yaml", "import_words.schema.yaml")
)


def test_the_words_fit_their_schema() -> None:
    validate(CONTENT, SCHEMA)


def test_no_word_stands_for_two_things() -> None:
    for group in CONTENT.values():
        counts = Counter(bare(word) for words in group.values() for word in words if bare(word))
        assert [word for word, count in counts.items() if count > 1] == []


def test_headers_are_known_whatever_their_case_blanks_and_ends() -> None:
    assert column_words()[bare("  Resolve_By: ")] == "due"
    assert outcome_words()[bare("YES.")] == "yes"
    assert set(column_words().values()) == set(column_fields())


def test_better_words_come_first() -> None:
    assert rank_of(bare("title")) == 0 < rank_of(bare("question"))
