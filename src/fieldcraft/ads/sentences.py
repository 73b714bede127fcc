"""An ad cut into sentences, bullets and headings, each with the section it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from fieldcraft.ads.lexicon import Section, lexicon
from fieldcraft.ads.sections import Heading, headings_of
from fieldcraft.ads.words import Words

# The commonest gaps between two words: nothing ends at them.
_WITHIN = frozenset([" ", ", ", "-", "'", "’", "/", " (", ") "])
_CLOSING = ".!?:)]%+\"'”’®™…;"
_BULLETS = frozenset("•·●▪‣◦○■►➢✓✔")
# A run of words without an end is cut here, so that reading time stays in proportion to length.
_LONGEST_PASSAGE = 100
_SHORT_QUESTION_WORDS = 5
_LEAD_IN_WORDS = 14
_LINE_OF_A_LIST = 300
_TITLE_WORDS = 25
_TITLE_TEXT = 200


class Passage(NamedTuple):
    """A sentence, bullet or heading: characters `start` to `end`, words `first` to `last`, its section."""

    start: int
    end: int
    first: int
    last: int
    section: Section | None
    is_heading: bool = False
    is_title: bool = False


def passages_of(words: Words, openings: Sequence[int]) -> list[Passage]:
    """The passages in reading order; every word stands in exactly one.

    `openings` are the words at which a heading may begin.
    """
    heads = {each.first: each for each in headings_of(words, openings)}
    scope = _Scope(words)
    titled = _title_end(words)
    passages: list[Passage] = []
    for first, last in pairwise(_cuts(words, heads.values())):
        heading = heads.get(first)
        section = scope.section_at(first, last, heading)
        start, end = words.starts[first], _end(words, last)
        is_heading = heading is not None and heading.last == last
        passages.append(Passage(start, end, first, last, section, is_heading, start < titled))
    return passages


def _cuts(words: Words, headings: Iterable[Heading]) -> list[int]:
    """The words that passages begin with, and the end of the words."""
    edges = {at for each in headings for at in (each.first, each.last)} | {len(words)}
    # Most words follow a blank or a comma: only the others are looked at.
    telling = [at for at, gap in enumerate(words.gaps) if gap not in _WITHIN]
    cuts = [0]
    for index in sorted(edges.union(telling)):
        if index - cuts[-1] >= _LONGEST_PASSAGE:
            cuts += range(cuts[-1] + _LONGEST_PASSAGE, index + 1, _LONGEST_PASSAGE)
        if cuts[-1] < index <= len(words) and (index in edges or _breaks(words, index, cuts[-1])):
            cuts.append(index)
    return cuts


class _Scope:
    """Which section holds while the passages are walked through in order."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._section: Section | None = None
        self._until: int | None = None
        self._then: Section | None = None
        self._opened_at: int | None = None

    def section_at(self, first: int, last: int, heading: Heading | None) -> Section | None:
        if self._until is not None and self._words.starts[first] >= self._until:
            self._section, self._until = self._then, None
        here = self._section
        if heading:
            self._open(first, last, heading.section)
            return self._section
        if ":" in self._words.gaps[last]:
            leads_to = self._led_in(first, last)
            if leads_to:
                self._open(first, last, leads_to)
        return here

    def _open(self, first: int, last: int, section: Section) -> None:
        text, begin = self._words.text, self._words.ends[last - 1]
        line_end = text.find("\n", begin, begin + _LINE_OF_A_LIST)
        rest = text[begin:line_end].strip(" :*-–—#)]}") if line_end >= 0 else ""
        follows_heading = first == self._opened_at
        self._opened_at = last
        if section == "certificates" and follows_heading:
            return
        if self._until is None:
            self._then = self._section
        self._until = line_end if rest else None
        self._section = section

    def _led_in(self, first: int, last: int) -> Section | None:
        """What a sentence that ends in a colon says of the list after it ("it is a plus if you have:")."""
        if not self._words.gaps[last].strip().startswith(":"):
            return None
        first = max(first, last - _LEAD_IN_WORDS)
        if lexicon().certificates.find(self._words, first, last):
            return None
        senses = {hit.value.of_next for hit in lexicon().cues.find(self._words, first, last)}
        if senses & {"preferred", "not_required"}:
            return "preferred"
        headings = lexicon().headings.find(self._words, first, last)
        if headings and headings[-1].last == last:
            return headings[-1].value
        return "benefits" if "mentioned" in senses else "required" if "required" in senses else None


def _end(words: Words, last: int) -> int:
    """Where the passage whose last word is before `last` ends: with its closing punctuation."""
    gap = words.gaps[last]
    return words.ends[last - 1] + len(gap) - len(gap.lstrip(_CLOSING))


def _breaks(words: Words, index: int, start: int) -> bool:
    """Whether a new passage begins at word `index`; `start` is the word that the one before it began with."""
    gap, left, right = words.gaps[index], words.written[index - 1], words.written[index]
    capital = not right[0].islower()
    if gap == "":
        return words.keys[index - 1] in lexicon().closers and capital and left[-1].islower()
    if gap == ". ":
        return capital and not _abbreviated(words, index - 1)
    if "\n" in gap:
        wrapped = gap.count("\n") == 1 and not capital and not gap.strip(" \r\n,(/&")
        return not wrapped
    if not _BULLETS.isdisjoint(gap) or " * " in gap or gap.startswith("* "):
        return True
    if " - " in gap and capital and not gap.startswith(","):
        return True
    return capital and _ends_sentence(words, index, index - start)


def _ends_sentence(words: Words, index: int, length: int) -> bool:
    gap, left = words.gaps[index], words.written[index - 1]
    core = gap.strip()
    spaced = gap[-1].isspace() or gap[-1] in "(\"“'"
    if "!" in core or "…" in core or "..." in core:
        return spaced
    if "?" in core:
        return spaced and length > _SHORT_QUESTION_WORDS
    if ":" in core:
        return spaced or gap == ":"
    if "." in core and not core.startswith((",", "/")):
        return not _abbreviated(words, index - 1) and (spaced or left[-1].islower() or core.startswith(")."))
    return False


def _abbreviated(words: Words, index: int) -> bool:
    """Whether a full stop after word `index` ends no sentence: "e.g.", "Sr.", "John B. Goode"."""
    if index > 0 and words.written[index - 1] in lexicon().abbreviations:
        return False  # the level of a certificate: "PSPO I."
    return len(words.written[index]) == 1 or words.keys[index] in lexicon().abbreviated


def _title_end(words: Words) -> int:
    """Where the title of the ad ends: a first line with a blank one below it, over a longer text; else 0."""
    if not words:
        return 0
    text, start = words.text, words.starts[0]
    line_end = text.find("\n", start)
    if line_end < 0 or len(text) - line_end <= _TITLE_TEXT:
        return 0
    below = text[line_end : line_end + 4]
    blank = below.count("\n") > 1 and text[line_end:].strip("\r\n") != ""
    short = len(text[start:line_end].split()) <= _TITLE_WORDS
    ends = text[:line_end].rstrip().endswith((".", ":", "!", ";"))
    return line_end if blank and short and not ends else 0
