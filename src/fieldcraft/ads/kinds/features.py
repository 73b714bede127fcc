"""What the model sees of each sentence: its words, and cues that can be told in words.

Everything is computed for all units of an ad at once, so that an ad of forty sentences takes a fraction of
a millisecond.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from fieldcraft.ads.kinds import marks, patterns
from fieldcraft.ads.kinds.arrays import Floats, Integers
from fieldcraft.ads.kinds.cues import cues
from fieldcraft.ads.kinds.units import Unit
from fieldcraft.ads.page import Page
from fieldcraft.ads.reading import Credential

# Stands for every numeral.
NUMERAL = "#"
SAYINGS: tuple[str, ...] = (
    *(f"has {each}" for each in cues().says),
    *(f"opens with {each}" for each in cues().says),
    *(f"its heading has {each}" for each in cues().says),
    *marks.SAYINGS,
    *patterns.SAYINGS,
)
_BITS_OF_WORD = {word: sum(1 << number for number in numbers) for word, numbers in cues().of_word.items()}


@dataclass(frozen=True)
class Features:
    """What is seen of the units of one ad.

    `words` holds, for each known word that occurs in a unit, its number in the vocabulary, once a unit, and
    `word_units` the unit it occurs in. `cues` has a row a unit and a column for each of SAYINGS, 0 or 1.
    """

    words: Integers
    word_units: Integers
    cues: Floats


def features_of(
    page: Page, units: Sequence[Unit], credentials: Sequence[Credential], vocabulary: Mapping[str, int]
) -> Features:
    """The features of `units`, which must hold every word of `page`; there must be at least one.

    `vocabulary` numbers the known words from 0; all numerals are the one word "#".
    """
    keys = [word.key for word in page.words]
    get, numeral = vocabulary.get, vocabulary.get(NUMERAL, -1)
    numbers = np.array([numeral if key[0].isdigit() else get(key, -1) for key in keys], dtype=np.int64)
    starts = np.array([unit.first for unit in units], dtype=np.int64)
    unit_of = np.repeat(np.arange(len(units)), [unit.last - unit.first for unit in units])
    size = max(len(vocabulary), 1)
    known = numbers >= 0
    once = np.unique(unit_of[known] * size + numbers[known])
    return Features(
        words=once % size,
        word_units=once // size,
        cues=_cues(page, units, credentials, keys, starts, unit_of),
    )


def _cues(
    page: Page,
    units: Sequence[Unit],
    credentials: Sequence[Credential],
    keys: Sequence[str],
    starts: Integers,
    unit_of: Integers,
) -> Floats:
    get = _BITS_OF_WORD.get
    bits = np.array([get(key, 0) for key in keys], dtype=np.uint64)
    seen = patterns.seen_words(bits, starts, unit_of, keys)
    leads = np.array([False, *(marks.leads_to(page, *both) for both in pairwise(units))])
    before = np.concatenate([seen.has[:1], seen.has[:-1]])
    openings = [keys[index] if index >= 0 else "" for index in seen.first.tolist()]
    shifts = np.arange(len(cues().names), dtype=np.uint64)
    columns = [
        (classes[:, None] >> shifts) & np.uint64(1)
        for classes in (seen.has, seen.opening, np.where(leads, before, np.uint64(0)))
    ]
    columns.append(marks.marks_of(page, units, credentials, openings).astype(np.uint64))
    columns.append(patterns.patterns_of(seen, page.words).astype(np.uint64))
    return np.concatenate(columns, axis=1).astype(np.float64)
