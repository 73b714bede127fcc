"""The words by which columns and outcomes are known."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


def bare(text: str) -> str:
    """A header or an outcome as words are compared: lower case, letters, digits and signs, single blanks."""
    return " ".join(text.casefold().replace("_", " ").strip(" .:?!*").split())


@cache
def column_words() -> dict[str, str]:
    """The field for each word that a column may be headed with."""
    return {bare(word): field for field, words in _words()["columns"].items() for word in words}


def column_fields() -> tuple[str, ...]:
    """The fields that a spreadsheet can bring."""
    return tuple(_words()["columns"])


@cache
def outcome_words() -> dict[str, str]:
    """yes, no, void or open for each word that says so."""
    return {bare(word): answer for answer, words in _words()["outcomes"].items() for word in words}


@cache
def rank_of(word: str) -> int:
    """How good a header word is for its field: 0 is best."""
    for words in _words()["columns"].values():
        compared = [bare(each) for each in words]
        if word in compared:
            return compared.index(word)
    raise ValueError(word)


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    import yaml

    content: Any = yaml.load(
        files("fieldcraft.bets").joinpath("data/import_words.yaml").read_bytes(), yaml.CSafeLoader
    )
    assert isinstance(content, dict)
    return content
