"""An ad's passages cut finer: bullets that lost their line breaks are parted again.

A kind is told of one sentence or bullet. Pasted ads often run bullets together without a mark between them
("… for enterprise customers Build dashboards …"); for credentials that does no harm, for kinds it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldcraft.ads.kinds.cues import Cues, cues
from fieldcraft.ads.page import Page
from fieldcraft.ads.sentences import Passage
from fieldcraft.ads.words import Word

# A bullet shorter than this is not parted from what follows it.
_SHORTEST = 4
# Capitalised words of these classes open a bullet where no sentence ended before them.
_OPENERS = frozenset(["change", "doing", "paperwork", "ability", "strength", "development"])
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
_YEARS = frozenset(["year", "years", "yrs"])
_SHOUTED_WORDS = 2


@dataclass(frozen=True)
class Unit:
    """A sentence, bullet or heading: characters `start` to `end`, words `first` to `last`, its passage."""

    start: int
    end: int
    first: int
    last: int
    passage: Passage


def units_of(page: Page) -> list[Unit]:
    """The units in reading order; each lies within one passage, and every word in exactly one unit."""
    units: list[Unit] = []
    known = cues()
    openers = frozenset(number for number, name in enumerate(known.names) if name in _OPENERS)
    for passage in page.passages:
        cuts = _cuts(page, passage, known, openers) if passage.last - passage.first > _SHORTEST else []
        starts = [passage.first, *cuts]
        for first, last in zip(starts, [*cuts, passage.last], strict=True):
            end = passage.end if last == passage.last else page.words[last - 1].end
            units.append(Unit(page.words[first].start, end, first, last, passage))
    return units


def _cuts(page: Page, passage: Passage, known: Cues, openers: frozenset[int]) -> list[int]:
    """The words of a passage at which a new bullet begins."""
    words, text = page.words, page.text
    cuts = _after_shouting(text, words, passage)
    begin = cuts[-1] if cuts else passage.first
    for index in range(begin + 1, passage.last - 1):
        word, before = words[index], words[index - 1]
        if index - begin < _SHORTEST or text[before.end : word.start] not in (" ", "\n"):
            continue
        if before.key in _GOES_ON or not before.text.islower():
            continue
        if _opens(words, index, known, openers):
            cuts.append(index)
            begin = index
    return cuts


def _opens(words: Sequence[Word], index: int, known: Cues, openers: frozenset[int]) -> bool:
    word, after = words[index], words[index + 1]
    if word.text.isdigit():
        return after.key in _YEARS
    classes = known.of_word.get(word.key, ())
    small_after = after.text[0].islower() or after.text.isupper()
    return word.text.istitle() and small_after and any(each in openers for each in classes)


def _after_shouting(text: str, words: Sequence[Word], passage: Passage) -> list[int]:
    """The first word after a heading in capitals at the beginning of a passage ("ROLE OVERVIEW We …")."""
    at = passage.first
    while at < passage.last and words[at].text.isupper() and not words[at].text.isdigit():
        at += 1
    ended = (
        at < passage.last
        and words[at].text[0].isupper()
        and text[words[at - 1].end : words[at].start].isspace()
    )
    # The article "A" and the pronoun "I" may belong to the sentence that follows.
    if ended and at > passage.first and len(words[at - 1].text) == 1:
        at -= 1
    long_enough = at - passage.first >= _SHOUTED_WORDS and passage.last - at >= _SHORTEST
    return [at] if ended and long_enough else []
