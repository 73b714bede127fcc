"""The words of an ad, looked up once: the classes of each and its number in the model's vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from fieldcraft.ads.kinds.arrays import Bits, Integers
from fieldcraft.ads.kinds.cues import cues
from fieldcraft.ads.page import Page

# Stands for every numeral.
NUMERAL = "#"
_MOST_REMEMBERED = 50_000
_LONGEST_REMEMBERED = 60
_BIT = {name: 1 << number for number, name in enumerate(cues().names)}


class Places(dict[str, int]):
    """Where each word stands in the tables: known ones apart, numerals together, all others together.

    Of unknown words the first ones met are remembered, so that common ones are judged once.
    """

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__((word, place) for place, word in enumerate(words))
        self._unknown, self._numeral = len(words), self[NUMERAL]

    def __missing__(self, word: str) -> int:
        place = self._numeral if word.isdigit() else self._unknown
        if len(self) < _MOST_REMEMBERED and len(word) <= _LONGEST_REMEMBERED:
            self[word] = place
        return place


@dataclass(frozen=True)
class KnownWords:
    """Where each known word stands in the tables; the last entry of a table is for unknown words.

    `bits` are the classes of a word. `numbers` are its place in the vocabulary, -1 for a word outside.
    """

    index: Places
    bits: Bits
    numbers: Integers


@dataclass(frozen=True)
class PageWords:
    """The `page`, and for every word its key, its classes as bits, its number in the vocabulary or -1."""

    page: Page
    keys: Sequence[str]
    bits: Bits
    numbers: Integers


def known_words(vocabulary: Iterable[str]) -> KnownWords:
    """The tables for the words of the classes and of `vocabulary`, which is numbered from 0."""
    number_of = {word: number for number, word in enumerate(vocabulary)}
    bits_of = {word: sum(1 << each for each in classes) for word, classes in cues().of_word.items()}
    words = [word for word in dict.fromkeys([*number_of, *bits_of, NUMERAL]) if not word.isdigit()]
    return KnownWords(
        index=Places(words),
        bits=np.array([*(bits_of.get(word, 0) for word in words), 0], dtype=np.uint64),
        numbers=np.array([*(number_of.get(word, -1) for word in words), -1], dtype=np.int64),
    )


def page_words_of(page: Page, known: KnownWords) -> PageWords:
    """The words of `page`; all numerals are one word."""
    keys = page.words.keys
    found = np.fromiter(map(known.index.__getitem__, keys), dtype=np.int64, count=len(keys))
    return PageWords(page, keys, known.bits.take(found), known.numbers.take(found))


@cache
def mask(*names: str) -> np.uint64:
    """The bits of the classes called `names`."""
    return np.uint64(sum(_BIT[name] for name in names))
