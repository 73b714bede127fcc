"""Labelled sentences as the reader will meet them: in the whole ad, and alone as a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.kinds.arrays import Floats, Integers
from fieldcraft.ads.kinds.features import Features, features_of
from fieldcraft.ads.kinds.page_words import known_words, page_words_of
from fieldcraft.ads.kinds.units import Unit, units_of
from fieldcraft.ads.page import page_of
from training.shared_ads import LabelledSentence

# A unit belongs to a labelled sentence when this share of it lies inside.
_INSIDE = 0.6


@dataclass(frozen=True)
class Row:
    """The features of one unit: the numbers of its words, and its cues."""

    words: Integers
    cues: Floats


@dataclass(frozen=True)
class Example:
    """A labelled sentence with the rows of its units in the ad and alone.

    `in_ad` and `alone` are the row of the unit that overlaps it most, by which it is measured.
    """

    sentence: LabelledSentence
    rows_in_ad: tuple[Row, ...]
    rows_alone: tuple[Row, ...]
    in_ad: Row
    alone: Row


def examples_of(
    sentences: Sequence[LabelledSentence], texts: Mapping[str, str], vocabulary: Iterable[str]
) -> list[Example]:
    """An example for each sentence, in order."""

    known = known_words(vocabulary)

    @cache
    def read(text: str) -> tuple[list[Unit], list[Row]]:
        page = page_of(text)
        seen = page_words_of(page, known)
        units = units_of(seen)
        return units, rows_of(features_of(seen, units, credentials_of(page)))

    examples = []
    for sentence in sentences:
        units, rows = read(texts[sentence.ad])
        shared = [min(each.end, sentence.end) - max(each.start, sentence.start) for each in units]
        best = int(np.argmax(shared))
        inside = [
            row
            for unit, row, both in zip(units, rows, shared, strict=True)
            if both > _INSIDE * (unit.end - unit.start)
        ]
        units_alone, rows_alone = read(texts[sentence.ad][sentence.start : sentence.end])
        longest = int(np.argmax([each.end - each.start for each in units_alone]))
        examples.append(
            Example(
                sentence=sentence,
                rows_in_ad=tuple(inside or [rows[best]]),
                rows_alone=tuple(rows_alone),
                in_ad=rows[best],
                alone=rows_alone[longest],
            )
        )
    return examples


def rows_of(features: Features) -> list[Row]:
    """The features of an ad, a row a unit."""
    return [Row(features.words[features.word_units == unit], cues) for unit, cues in enumerate(features.cues)]


def features_from(rows: Sequence[Row]) -> Features:
    """Rows of several ads as the features of one."""
    return Features(
        words=np.concatenate([row.words for row in rows]),
        word_units=np.repeat(np.arange(len(rows)), [len(row.words) for row in rows]),
        cues=np.stack([row.cues for row in rows]),
    )
