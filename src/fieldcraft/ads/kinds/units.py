"""An ad's passages cut finer: bullets that lost their line breaks are parted again.

A kind is told of one sentence or bullet. Pasted ads often run bullets together without a mark between them
("… for enterprise customers Build dashboards …"); for credentials that does no harm, for kinds it does.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from fieldcraft.ads.kinds.page_words import PageWords, mask
from fieldcraft.ads.sentences import Passage
from fieldcraft.ads.words import Words

# A bullet shorter than this is not parted from what follows it.
_SHORTEST = 4
# Capitalised words of these classes open a bullet where no sentence ended before them.
_OPENERS = mask("change", "doing", "paperwork", "ability", "strength", "development")
# After these a phrase goes on: "experience with Design Systems", "at least 5 years".
# fmt: off
_GOES_ON = frozenset([
    "a", "about", "across", "after", "an", "and", "any", "are", "as", "at", "be", "between", "both",
    "by", "each", "for", "from", "have", "has", "in", "including", "into", "is", "its", "least", "like",
    "minimum", "more", "of", "on", "or", "other", "our", "over", "own", "per", "plus", "such", "than",
    "that", "the", "their", "this", "through", "to", "up", "us", "via", "we", "while", "with", "within",
    "you", "your",
])
# fmt: on
_YEARS = mask("years")
_SHOUTED_WORDS = 2


class Unit(NamedTuple):
    """A sentence, bullet or heading: characters `start` to `end`, words `first` to `last`, its passage."""

    start: int
    end: int
    first: int
    last: int
    passage: Passage


def units_of(seen: PageWords) -> list[Unit]:
    """The units in reading order; each lies within one passage, and every word in exactly one unit."""
    words = seen.page.words
    starts, ends, written = words.starts, words.ends, words.written
    units: list[Unit] = []
    opening = iter([*_openings(seen), len(words)])
    candidate = next(opening)
    passages = seen.page.passages
    for passage in passages:
        # Most passages open in small letters or hold one capital; asking here spares a call each.
        cuts = _after_shouting(words, passage) if written[passage.first].isupper() else []
        begin = cuts[-1] if cuts else passage.first
        while candidate < passage.last:
            if candidate - begin >= _SHORTEST and candidate + 1 < passage.last:
                cuts.append(candidate)
                begin = candidate
            candidate = next(opening)
        if not cuts:
            units.append(Unit(*passages.bounds(passage), passage.first, passage.last, passage))
            continue
        for first, last in zip([passage.first, *cuts], [*cuts, passage.last], strict=True):
            end = passages.bounds(passage)[1] if last == passage.last else ends[last - 1]
            units.append(Unit(starts[first], end, first, last, passage))
    return units


def _openings(seen: PageWords) -> list[int]:
    """The words that may open a bullet: capitalised among small ones, or a number of years."""
    words, text = seen.page.words, seen.page.text
    written, keys, starts, ends = words.written, words.keys, words.starts, words.ends
    found = []
    openers = np.flatnonzero(seen.bits & (_OPENERS | _YEARS))
    for index, years in zip(openers.tolist(), ((seen.bits[openers] & _YEARS) != 0).tolist(), strict=True):
        # "5 years" opens with its number.
        at = index - 1 if years else index
        if at < 1 or index + 1 >= len(keys):
            continue
        if years:
            opens = written[at].isdigit()
        else:
            after = written[at + 1]
            opens = written[at].istitle() and (after[0].islower() or after.isupper())
        if not opens or keys[at - 1] in _GOES_ON or not written[at - 1].islower():
            continue
        if text[ends[at - 1] : starts[at]] in (" ", "\n"):
            found.append(at)
    return found


def _after_shouting(words: Words, passage: Passage) -> list[int]:
    """The first word after a heading in capitals at the beginning of a passage ("ROLE OVERVIEW We …")."""
    written, at = words.written, passage.first
    while at < passage.last and written[at].isupper() and not written[at].isdigit():
        at += 1
    ended = at < passage.last and written[at][0].isupper() and words.gaps[at].isspace()
    # The article "A" and the pronoun "I" may belong to the sentence that follows.
    if ended and at > passage.first and len(written[at - 1]) == 1:
        at -= 1
    long_enough = at - passage.first >= _SHOUTED_WORDS and passage.last - at >= _SHORTEST
    return [at] if ended and long_enough else []
