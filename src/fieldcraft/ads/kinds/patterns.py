"""Cues that join several words of a sentence: a verb and what it acts on, who is spoken of.

They follow the guide of the labels: an outcome is a change acting on something measured, not one that stands
only in a purpose; coaching needs a verb of developing people; how pay is set is no offer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from fieldcraft.ads.kinds.arrays import Bits, Integers, Marks
from fieldcraft.ads.kinds.page_words import PageWords, mask

# How far behind its verb an object may stand.
_OBJECT_REACH = 6
# How many words of a beginning such as "In this role, you will" are passed over.
_OPENING = 12
_FIRST_WORDS = 5
_TIME_REACH = 5
_COUNTED = frozenset(["first", "two", "three", "four", "six", "nine", "ten", "twelve"])
# fmt: off
_MONTHS = frozenset([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
])
# fmt: on

_ACTIVE = mask("doing", "change", "paperwork", "development")
_HELD = (
    *("ability", "apply", "being", "benefit", "development", "everything", "learning", "negation"),
    *("pay", "pay_rule", "trait", "we", "will", "you"),
)
_HELD_MASKS = np.array([mask(name) for name in _HELD])
_BEGINNING_MASKS = np.array([mask(name) for name in ("you", "we", "they", "pitch", "if")])

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
    "begins with you",
    "begins with we or our",
    "begins with he, she, they or it",
    "begins with the role or the search for somebody",
    "begins with a condition",
    "says by when",
    "goes from one number to another, and not of pay",
    "stands in the first third of the ad",
    "stands in the last third of the ad",
)


@dataclass(frozen=True)
class UnitsWords:
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
        result: Marks = (self.bits & mask(*names)) != 0
        return result

    def holds(self, *names: str) -> Marks:
        """Which units hold a word of one of these classes."""
        result: Marks = (self.has & mask(*names)) != 0
        return result

    def units_with(self, words: Marks) -> Marks:
        """Which units hold one of these words."""
        found = np.zeros(len(self.starts), dtype=bool)
        found[self.unit_of[words]] = True
        return found

    def acts(self, verbs: Marks, objects: Marks) -> Marks:
        """Which units hold one of `objects` closely behind one of `verbs`."""
        found = np.zeros(len(self.starts), dtype=bool)
        verb_places, object_places = np.flatnonzero(verbs), np.flatnonzero(objects)
        before = np.searchsorted(verb_places, object_places) - 1
        object_places, before = object_places[before >= 0], before[before >= 0]
        verb_before = verb_places[before]
        units = self.unit_of[object_places]
        close = (object_places - verb_before <= _OBJECT_REACH) & (self.unit_of[verb_before] == units)
        found[units[close]] = True
        return found

    def says_by_when(self) -> Marks:
        """Which units name a time ahead: "in your first year", "after 90 days", "by the end of June"."""
        found = np.zeros(len(self.starts), dtype=bool)
        is_preposition = self.of("within")
        for index in np.flatnonzero(self.of("time")).tolist():
            begin = max(int(self.starts[self.unit_of[index]]), index - _TIME_REACH)
            prepositions = np.flatnonzero(is_preposition[begin:index])
            if len(prepositions):
                between = self.keys[begin + int(prepositions[-1]) : index]
                month = self.keys[index] in _MONTHS and between[0] == "by"
                found[self.unit_of[index]] |= month or any(
                    each.isdigit() or each in _COUNTED for each in between
                )
        return found

    def goes_from_to(self) -> Marks:
        """Which units say that something goes from one number to another ("from 31 % to 40 %")."""
        found = np.zeros(len(self.starts), dtype=bool)
        for index in np.flatnonzero(self.of("beginning")).tolist():
            near = self.keys[index + 1 : index + _TIME_REACH]
            if near[:1] and near[0].isdigit() and "to" in near:
                found[self.unit_of[index]] |= any(each.isdigit() for each in near[near.index("to") + 1 :])
        return found


def units_words(seen: PageWords, starts: Integers, unit_of: Integers) -> UnitsWords:
    """The words with what follows from their classes; every unit must hold at least one word."""
    bits = seen.bits
    place = np.arange(len(bits)) - starts[unit_of]
    content = np.flatnonzero(((bits & mask("lead_in")) == 0) & (place < _OPENING))
    first = np.full(len(starts), -1, dtype=np.int64)
    first[unit_of[content][::-1]] = content[::-1]
    return UnitsWords(
        bits=bits,
        unit_of=unit_of,
        place=place,
        keys=seen.keys,
        starts=starts,
        has=np.bitwise_or.reduceat(bits, starts),
        first=first,
        opening=np.where(first >= 0, bits[first], np.uint64(0)),
    )


def patterns_of(seen: UnitsWords) -> Marks:
    """A row a unit, a column for each of SAYINGS."""
    heads = np.zeros(len(seen.bits), dtype=bool)
    heads[seen.first[seen.first >= 0]] = True
    change, measured = seen.of("change"), seen.of("metric", "success")
    as_purpose = np.zeros(len(seen.bits), dtype=bool)
    for index in np.flatnonzero(change & (seen.place > 2)).tolist():
        as_purpose[index] = seen.keys[index - 1] == "to"
    has = dict(zip(_HELD, ((seen.has[:, None] & _HELD_MASKS) != 0).T, strict=True))
    active = (seen.opening & _ACTIVE) != 0
    position = seen.starts / len(seen.bits)
    rows = np.empty((len(SAYINGS), len(seen.starts)), dtype=bool)
    rows[0] = seen.acts(change, measured)
    rows[1] = seen.acts(change & heads, measured)
    rows[2] = seen.units_with(as_purpose) & ~seen.units_with(change & ~as_purpose)
    rows[3] = seen.acts(seen.of("paperwork", "doing") & heads, seen.of("artifact"))
    rows[4] = seen.acts(seen.of("development", "hiring_people"), seen.of("people"))
    rows[5] = seen.units_with(seen.of("ability") & (seen.place < _FIRST_WORDS))
    rows[6] = has["trait"] & ~has["ability"]
    rows[7] = (has["pay"] | has["benefit"]) & has["pay_rule"]
    rows[8] = has["everything"] & (has["apply"] | has["negation"])
    rows[9] = has["learning"] & has["we"]
    rows[10] = has["development"] & (has["we"] | has["will"]) & ~active
    rows[11] = has["you"] & has["being"] & has["trait"]
    rows[12:17] = ((seen.bits[seen.starts][:, None] & _BEGINNING_MASKS) != 0).T
    rows[17] = seen.says_by_when()
    rows[18] = seen.goes_from_to() & ~has["pay"]
    rows[19] = position < 1 / 3
    rows[20] = position >= 2 / 3
    return rows.T
