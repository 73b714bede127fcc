"""Cues that join several words of a sentence: a verb and what it acts on, who is spoken of.

They follow the guide of the labels: an outcome is a change acting on something measured, not one that stands
only in a purpose; coaching needs a verb of developing people; how pay is set is no offer.
"""

from __future__ import annotations

from bisect import bisect_left
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
_HELD_MASKS = np.array([[mask(name)] for name in _HELD])
_BEGINNING_MASKS = np.array([[mask(name)] for name in ("you", "we", "they", "pitch", "if")])
# Words that are looked at one by one, by the classes they are of.
_LOOKED_AT = {
    "change": mask("change"),
    "measured": mask("metric", "success"),
    "making": mask("paperwork", "doing"),
    "artifact": mask("artifact"),
    "developing": mask("development", "hiring_people"),
    "people": mask("people"),
    "ability": mask("ability"),
    "time": mask("time"),
    "within": mask("within"),
    "beginning": mask("beginning"),
}
_LOOKED_AT_MASKS = np.array([[each] for each in _LOOKED_AT.values()])

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
    `lengths` (in words), `has` (all classes of a unit), `first` (the word it opens with, after a beginning
    such as "you will"; -1 for none) and `opening` (that word's classes) an entry a unit.
    """

    bits: Bits
    unit_of: Integers
    place: Integers
    keys: Sequence[str]
    starts: Integers
    lengths: Integers
    has: Bits
    first: Integers
    opening: Bits

    def holds(self, *names: str) -> Marks:
        """Which units hold a word of one of these classes."""
        result: Marks = (self.has & mask(*names)) != 0
        return result

    def units_with(self, words: Marks) -> Marks:
        """Which units hold one of these words; `words` and the result have a row for each question."""
        found: Marks = np.logical_or.reduceat(words, self.starts, axis=1)
        return found

    def acts(self, verbs: Marks, objects: Marks) -> Marks:
        """Which words are one of `objects` closely behind one of `verbs` in its unit.

        `verbs`, `objects` and the result have a row for each question.
        """
        places = np.arange(len(self.bits))
        latest = np.maximum.accumulate(np.where(verbs, places, -len(places)), axis=1)
        acts = np.zeros(verbs.shape, dtype=bool)
        # A verb that is further away than the unit's beginning stands in another unit.
        reach = np.minimum(self.place, _OBJECT_REACH)[1:]
        np.less_equal(places[1:] - latest[:, :-1], reach, out=acts[:, 1:])
        acts &= objects
        return acts

    def says_by_when(self, times: Sequence[int], prepositions: Sequence[int]) -> Marks:
        """Which units name a time ahead: "in your first year", "after 90 days", "by the end of June"."""
        found = np.zeros(len(self.starts), dtype=bool)
        for index in times:
            # Where none stands before the time this is the last of all, which stands behind it.
            nearest = prepositions[bisect_left(prepositions, index) - 1] if prepositions else index
            if max(index - int(self.place[index]), index - _TIME_REACH) <= nearest < index:
                between = self.keys[nearest:index]
                month = self.keys[index] in _MONTHS and between[0] == "by"
                found[self.unit_of[index]] |= month or any(
                    each.isdigit() or each in _COUNTED for each in between
                )
        return found

    def goes_from_to(self, beginnings: Sequence[int]) -> Marks:
        """Which units say that something goes from one number to another ("from 31 % to 40 %")."""
        found = np.zeros(len(self.starts), dtype=bool)
        for index in beginnings:
            near = self.keys[index + 1 : index + _TIME_REACH]
            if near[:1] and near[0].isdigit() and "to" in near:
                found[self.unit_of[index]] |= any(each.isdigit() for each in near[near.index("to") + 1 :])
        return found


def units_words(seen: PageWords, starts: Integers, lengths: Integers, unit_of: Integers) -> UnitsWords:
    """The words with what follows from their classes; every unit must hold at least one word."""
    bits = seen.bits
    place = np.arange(len(bits)) - starts.take(unit_of)
    (content,) = (((bits & mask("lead_in")) == 0) & (place < _OPENING)).nonzero()
    first = np.full(len(starts), -1, dtype=np.int64)
    first[unit_of.take(content)[::-1]] = content[::-1]
    return UnitsWords(
        bits=bits,
        unit_of=unit_of,
        place=place,
        keys=seen.keys,
        starts=starts,
        lengths=lengths,
        has=np.bitwise_or.reduceat(bits, starts),
        first=first,
        opening=np.where(first >= 0, bits[first], np.uint64(0)),
    )


def patterns_of(seen: UnitsWords) -> Marks:
    """A row a unit, a column for each of SAYINGS."""
    of = dict(zip(_LOOKED_AT, (seen.bits & _LOOKED_AT_MASKS) != 0, strict=True))
    places = {name: of[name].nonzero()[0].tolist() for name in ("change", "time", "within", "beginning")}
    heads = np.zeros(len(seen.bits), dtype=bool)
    heads[seen.first[seen.first >= 0]] = True
    as_purpose = np.zeros(len(seen.bits), dtype=bool)
    for index in places["change"]:
        as_purpose[index] = seen.keys[index - 1] == "to" and seen.place[index] > 2
    # What is asked of words is asked in one go: an ad is so short that each call costs more than its work.
    acts = seen.acts(
        np.array([of["change"], of["change"] & heads, of["making"] & heads, of["developing"]]),
        np.array([of["measured"], of["measured"], of["artifact"], of["people"]]),
    )
    others = [as_purpose, of["change"] & ~as_purpose, of["ability"] & (seen.place < _FIRST_WORDS)]
    changes, opens_changing, makes, develops, purpose, change, able = seen.units_with(
        np.concatenate([acts, others])
    )
    has = dict(zip(_HELD, (seen.has & _HELD_MASKS) != 0, strict=True))
    active = (seen.opening & _ACTIVE) != 0
    position = seen.starts / len(seen.bits)
    rows = np.empty((len(SAYINGS), len(seen.starts)), dtype=bool)
    rows[0] = changes
    rows[1] = opens_changing
    rows[2] = purpose & ~change
    rows[3] = makes
    rows[4] = develops
    rows[5] = able
    rows[6] = has["trait"] & ~has["ability"]
    rows[7] = (has["pay"] | has["benefit"]) & has["pay_rule"]
    rows[8] = has["everything"] & (has["apply"] | has["negation"])
    rows[9] = has["learning"] & has["we"]
    rows[10] = has["development"] & (has["we"] | has["will"]) & ~active
    rows[11] = has["you"] & has["being"] & has["trait"]
    rows[12:17] = (seen.bits.take(seen.starts) & _BEGINNING_MASKS) != 0
    rows[17] = seen.says_by_when(places["time"], places["within"])
    rows[18] = seen.goes_from_to(places["beginning"]) & ~has["pay"]
    rows[19] = position < 1 / 3
    rows[20] = position >= 2 / 3
    return rows.T
