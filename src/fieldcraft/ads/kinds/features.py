"""What the model sees of each sentence: its words, and cues that can be told in words.

Everything is computed for all units of an ad at once, so that an ad of forty sentences takes a fraction of
a millisecond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fieldcraft.ads.kinds import headlines, marks, patterns
from fieldcraft.ads.kinds.arrays import Bytes, Floats, Integers, differs_from_before
from fieldcraft.ads.kinds.cues import cues
from fieldcraft.ads.kinds.page_words import PageWords
from fieldcraft.ads.kinds.patterns import UnitsWords
from fieldcraft.ads.kinds.units import Unit
from fieldcraft.ads.reading import Credential

SAYINGS: tuple[str, ...] = (
    *(f"has {each}" for each in cues().says),
    *(f"opens with {each}" for each in cues().says),
    *(f"its heading has {each}" for each in cues().says),
    *marks.SAYINGS,
    *patterns.SAYINGS,
    *headlines.SAYINGS,
)

# The lowest bits first, whatever the machine: that is how bits are taken apart.
_BITS = np.dtype("<u8")
# A vocabulary has fewer words than two to this power.
_SHIFT = 20


@dataclass(frozen=True)
class Features:
    """What is seen of the units of one ad.

    `words` holds, for each known word that occurs in a unit, its number in the vocabulary, once a unit, and
    `word_units` the unit it occurs in. `cues` has a row a unit and a column for each of SAYINGS, 0 or 1.
    """

    words: Integers
    word_units: Integers
    cues: Floats


def features_of(seen: PageWords, units: Sequence[Unit], credentials: Sequence[Credential]) -> Features:
    """The features of `units`, which must hold every word of the page; there must be at least one."""
    numbers = seen.numbers
    starts = np.array([unit.first for unit in units], dtype=np.int64)
    lengths = np.array([unit.last for unit in units], dtype=np.int64) - starts
    unit_of = np.arange(len(units)).repeat(lengths)
    both = (unit_of << _SHIFT) + numbers
    both = both[numbers >= 0]
    both.sort()
    once = both[differs_from_before(both)]
    return Features(
        words=once & ((1 << _SHIFT) - 1),
        word_units=once >> _SHIFT,
        cues=_cues(seen, units, credentials, patterns.units_words(seen, starts, lengths, unit_of)),
    )


def _cues(
    seen: PageWords, units: Sequence[Unit], credentials: Sequence[Credential], words: UnitsWords
) -> Floats:
    openings = [seen.keys[index] if index >= 0 else "" for index in words.first.tolist()]
    columns = [
        _classes(words, marks.led_in(seen.page, units)),
        marks.marks_of(seen.page, units, words.lengths, credentials, openings),
        patterns.patterns_of(words),
        headlines.headlines_of(seen.page, units, words.holds("success_word")),
    ]
    return np.concatenate(columns, axis=1, dtype=np.float64)


def _classes(words: UnitsWords, led_in: Sequence[int]) -> Bytes:
    """A row a unit: a column for each class that it holds, opens with, and has in the heading before it."""
    classes = np.zeros((len(words.starts), 3), dtype=_BITS)
    classes[:, 0], classes[:, 1] = words.has, words.opening
    for unit in led_in:
        classes[unit, 2] = words.has[unit - 1]
    bits = np.unpackbits(classes.view(np.uint8), axis=1, bitorder="little")
    return bits.reshape(len(classes), 3, -1)[:, :, : len(cues().names)].reshape(len(classes), -1)
