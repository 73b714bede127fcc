"""An ad's passages cut finer: bullets that lost their line breaks are parted again.

A kind is told of one sentence or bullet. Pasted ads often run bullets together without a mark between them
("… for enterprise customers Build dashboards …"); for credentials that does no harm, for kinds it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fieldcraft.ads.kinds.page_words import PageWords, mask
from fieldcraft.ads.sentences import Passage, closing_of
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
    pieces = list(_pieces(seen))
    # One more start, behind all words: each piece ends where the gap before the next one begins.
    starts = [*words.starts_of(first for first, _, _ in pieces), len(words.text)]
    units: list[Unit] = []
    for number, (first, last, passage) in enumerate(pieces):
        gap = words.gaps[last]
        end = starts[number + 1] - len(gap)
        if last == passage.last:
            end += closing_of(gap)
        units.append(Unit(starts[number], end, first, last, passage))
    return units


def _pieces(seen: PageWords) -> Iterator[tuple[int, int, Passage]]:
    """The words `first` to `last` (without it) of each unit, and its passage."""
    words = seen.page.words
    opening = iter([*_openings(seen), len(words)])
    candidate = next(opening)
    for passage in seen.page.passages:
        begin, last = passage.first, passage.last
        # Most passages open in small letters or hold one capital; asking here spares a call each.
        for cut in _after_shouting(words, passage) if words.written[begin].isupper() else ():
            yield begin, cut, passage
            begin = cut
        while candidate < last:
            if candidate - begin >= _SHORTEST and candidate + 1 < last:
                yield begin, candidate, passage
                begin = candidate
            candidate = next(opening)
        yield begin, last, passage


def _openings(seen: PageWords) -> list[int]:
    """The words that may open a bullet: capitalised among small ones, or a number of years."""
    words = seen.page.words
    written, keys, gaps = words.written, words.keys, words.gaps
    found = []
    (openers,) = (seen.bits & (_OPENERS | _YEARS)).nonzero()
    for index, years in zip(openers.tolist(), (seen.bits[openers] & _YEARS).tolist(), strict=True):
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
        if gaps[at] in (" ", "\n"):
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
