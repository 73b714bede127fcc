"""An ad prepared for reading: its text, its words, and its passages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.reading import Demand, Kind
from fieldcraft.ads.sentences import Passage, Passages
from fieldcraft.ads.words import Phrases, Words, words_of


class Span(NamedTuple):
    """A credential found, before its demand is known: words `first` to `last` (without it).

    `fixed` is the demand where the finding itself tells it ("ISO 27001 certified" is the employer's own).
    `generic` marks a certification that is not named.
    """

    first: int
    last: int
    name: str | None
    kind: Kind
    fixed: Demand | None = None
    generic: bool = False


@dataclass(frozen=True)
class Page:
    """The text with its words and passages, and the questions that all finders ask of them.

    Passages are cut when first asked for: an ad in which no credential can stand is read without them.
    `beginnings` are the words that a heading or a credential can begin with, whatever follows; `openings` are
    the few of them that a credential begins with or hangs on: all that finders need to look at.
    """

    text: str
    words: Words
    beginnings: list[int]
    openings: list[int]

    @cached_property
    def passages(self) -> Passages:
        """The sentences, bullets and headings in reading order."""
        return Passages(self.words, self.beginnings)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every word of the ad, as it is looked up."""
        return frozenset(self.words.keys)

    def passage_number(self, word: int) -> int:
        return self.passages.number_at(word)

    def passage(self, word: int) -> Passage:
        """The passage that holds word number `word`."""
        return self.passages.at(word)

    def gap(self, left: int) -> str:
        """What stands between word `left` and the next one, or up to the end of the text."""
        return self.words.gaps[left + 1]

    def between(self, last: int, first: int) -> str:
        """What stands between the word before `last` and word `first`."""
        return self.words.between(last, first)

    def flows(self, left: int) -> bool:
        """Whether word `left` and the next one belong together, in one passage."""
        if not 0 <= left < len(self.words.keys) - 1 or not self.words.flow(left):
            return False
        return not self.passages.begins_at(left + 1)

    def key(self, word: int) -> str:
        """What word number `word` is looked up by; empty outside the text."""
        return self.words.keys[word] if 0 <= word < len(self.words.keys) else ""

    def keys_around(self, first: int, last: int, before: int, after: int) -> list[str]:
        """The keys of up to `before` words before and `after` words after a span, in its passage."""
        here = self.passage(first)
        begin, end = max(here.first, first - before), min(here.last, last + after)
        return self.words.keys[begin:first] + self.words.keys[last:end]

    def near(self, first: int, last: int, passages: int = 1) -> frozenset[str]:
        """The keys of a span's passage and of `passages` neighbours on each side, at most 80 words a side."""
        number = self.passage_number(first)
        begin = self.passages[max(0, number - passages)].first
        end = self.passages[min(len(self.passages) - 1, number + passages)].last
        keys = self.words.keys
        return frozenset(keys[max(begin, first - 80) : first] + keys[last : min(end, last + 80)])

    def ends_before(self, phrases: Phrases[bool], first: int, reach: int = 4) -> bool:
        """Whether one of `phrases` stands directly before word `first`."""
        if not self.flows(first - 1):
            return False
        begin = max(self.passage(first).first, first - reach)
        hits = phrases.find(self.words, begin, first)
        return bool(hits) and hits[-1].last == first

    def begins_at(self, phrases: Phrases[Any], first: int) -> int:
        """The end of the phrase that begins at word `first`, or `first` where there is none."""
        hit = phrases.at(self.words, first) if first < len(self.words.keys) else None
        return hit.last if hit else first


def page_of(text: str) -> Page:
    """`text` prepared for reading."""
    words = words_of(text, lexicon().abbreviations)
    beginnings = words.places_of(lexicon().beginnings)
    return Page(text, words, beginnings, lexicon().openings.may_begin(words, beginnings))
