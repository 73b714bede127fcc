"""Cues that join several words of a sentence: a verb and what it acts on, who is spoken of.

They follow the guide of the labels: an outcome is a change acting on something measured, not one that stands
only in a purpose; coaching needs a verb of developing people; how pay is set is no offer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fieldcraft.ads.kinds.arrays import Bits, Integers, Marks
from fieldcraft.ads.kinds.cues import cues
from fieldcraft.ads.words import Word

# How far behind its verb an object may stand.
_OBJECT_REACH = 6
# How many words of a beginning such as "In this role, you will" are passed over.
_OPENING = 12
_FIRST_WORDS = 5
_SEVERAL_NAMES = 4
_BIT = {name: 1 << number for number, name in enumerate(cues().names)}

SAYINGS: tuple[str, ...] = (
    "a verb of changing acts on something measured",
    "opens with a verb of changing that acts on something measured",
    "speaks of a change only as a purpose",
    "opens with a verb of making that acts on a document, tool or meeting",
    "a verb of developing acts on people",
    "asks for an ability in its first words",
    "names a trait and no ability",
    "speaks of pay and of how it is set",
    "tells people to apply who do not meet all",
    "speaks of learning as we",
    "speaks of developing people, and is no activity",
    "tells of a trait as what you are or have",
    "has several words with a capital",
    "begins with you",
    "begins with we or our",
    "begins with he, she, they or it",
    "begins with the role or the search for somebody",
    "begins with a condition",
    "stands in the first third of the ad",
    "stands in the last third of the ad",
)


@dataclass(frozen=True)
class SeenWords:
    """The classes of an ad's words as bits, and where its units begin.

    `bits`, `unit_of`, `place` (counted from the unit's beginning) and `keys` have an entry a word; `starts`,
    `has` (all classes of a unit), `first` (the word it opens with, after a beginning such as "you will"; -1
    for none) and `opening` (that word's classes) an entry a unit.
    """

    bits: Bits
    unit_of: Integers
    place: Integers
    keys: Sequence[str]
    starts: Integers
    has: Bits
    first: Integers
    opening: Bits

    def of(self, *names: str) -> Marks:
        """Which words are of one of these classes."""
        return (self.bits & _mask(*names)) != 0

    def holds(self, *names: str) -> Marks:
        """Which units hold a word of one of these classes."""
        return (self.has & _mask(*names)) != 0

    def somewhere(self, words: Marks) -> Marks:
        """Which units hold one of these words."""
        result: Marks = np.logical_or.reduceat(words, self.starts)
        return result

    def acts(self, verbs: Marks, objects: Marks) -> Marks:
        """Which units hold one of `objects` closely behind one of `verbs`."""
        words, none = np.arange(len(self.bits)), -_OBJECT_REACH - 1
        verb_so_far = np.maximum.accumulate(np.where(verbs, words, none))
        verb_before = np.concatenate([[none], verb_so_far[:-1]])
        close = (words - verb_before <= _OBJECT_REACH) & (verb_before >= self.starts[self.unit_of])
        return self.somewhere(objects & close)


def seen_words(bits: Bits, starts: Integers, unit_of: Integers, keys: Sequence[str]) -> SeenWords:
    """The words with what follows from their classes; every unit must hold at least one word."""
    place = np.arange(len(bits)) - starts[unit_of]
    content = np.flatnonzero(((bits & _mask("lead_in")) == 0) & (place < _OPENING))
    first = np.full(len(starts), -1, dtype=np.int64)
    first[unit_of[content][::-1]] = content[::-1]
    return SeenWords(
        bits=bits,
        unit_of=unit_of,
        place=place,
        keys=keys,
        starts=starts,
        has=np.bitwise_or.reduceat(bits, starts),
        first=first,
        opening=np.where(first >= 0, bits[first], np.uint64(0)),
    )


def patterns_of(seen: SeenWords, words: Sequence[Word]) -> Marks:
    """A row a unit, a column for each of SAYINGS."""
    heads = np.zeros(len(seen.bits), dtype=bool)
    heads[seen.first[seen.first >= 0]] = True
    after_to = np.array([False, *(key == "to" for key in seen.keys[:-1])])
    change, measured = seen.of("change"), seen.of("metric", "success")
    as_purpose = change & after_to & (seen.place > 2)
    active = (seen.opening & _mask("doing", "change", "paperwork", "development")) != 0
    names = np.array([word.text[0].isupper() for word in words], dtype=np.int64)
    position = seen.starts / len(seen.bits)
    literally = seen.bits[seen.starts]
    return np.stack(
        [
            seen.acts(change, measured),
            seen.acts(change & heads, measured),
            seen.somewhere(as_purpose) & ~seen.somewhere(change & ~as_purpose),
            seen.acts(seen.of("paperwork", "doing") & heads, seen.of("artifact")),
            seen.acts(seen.of("development", "hiring_people"), seen.of("people")),
            seen.somewhere(seen.of("ability") & (seen.place < _FIRST_WORDS)),
            seen.holds("trait") & ~seen.holds("ability"),
            seen.holds("pay", "benefit") & seen.holds("pay_rule"),
            seen.holds("everything") & seen.holds("apply", "negation"),
            seen.holds("learning") & seen.holds("we"),
            seen.holds("development") & seen.holds("we", "will") & ~active,
            seen.holds("you") & seen.holds("being") & seen.holds("trait"),
            np.add.reduceat(names, seen.starts) >= _SEVERAL_NAMES,
            *((literally & _mask(name)) != 0 for name in ("you", "we", "they", "pitch", "if")),
            position < 1 / 3,
            position >= 2 / 3,
        ],
        axis=1,
    )


def _mask(*names: str) -> np.uint64:
    return np.uint64(sum(_BIT[name] for name in names))
