"""An ad prepared for reading: its text, its words, and its passages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.reading import Demand, Kind
from fieldcraft.ads.sentences import Passage, passages_of
from fieldcraft.ads.words import Phrases, Word, flows, words_of


@dataclass(frozen=True)
class Span:
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
    """The text with its words and passages, and the questions that all finders ask of them."""

    text: str
    words: list[Word]
    passages: list[Passage]

    @cached_property
    def _passage_of_word(self) -> list[int]:
        return [number for number, each in enumerate(self.passages) for _ in range(each.first, each.last)]

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every word of the ad, as it is looked up."""
        return frozenset(word.key for word in self.words)

    def passage_number(self, word: int) -> int:
        return self._passage_of_word[word]

    def passage(self, word: int) -> Passage:
        """The passage that holds word number `word`."""
        return self.passages[self._passage_of_word[word]]

    def gap(self, left: int) -> str:
        """What stands between word `left` and the next one, or up to the end of the text."""
        end = self.words[left + 1].start if left + 1 < len(self.words) else len(self.text)
        return self.text[self.words[left].end : end]

    def flows(self, left: int) -> bool:
        """Whether word `left` and the next one belong together, in one passage."""
        if not 0 <= left < len(self.words) - 1:
            return False
        return self.passage(left) is self.passage(left + 1) and flows(
            self.text, self.words[left], self.words[left + 1]
        )

    def key(self, word: int) -> str:
        """What word number `word` is looked up by; empty outside the text."""
        return self.words[word].key if 0 <= word < len(self.words) else ""

    def keys_around(self, first: int, last: int, before: int, after: int) -> list[str]:
        """The keys of up to `before` words before and `after` words after a span, in its passage."""
        here = self.passage(first)
        begin, end = max(here.first, first - before), min(here.last, last + after)
        return [self.words[index].key for index in (*range(begin, first), *range(last, end))]

    def near(self, first: int, last: int, passages: int = 1) -> frozenset[str]:
        """The keys of a span's passage and of `passages` neighbours on each side, at most 80 words a side."""
        number = self.passage_number(first)
        begin = self.passages[max(0, number - passages)].first
        end = self.passages[min(len(self.passages) - 1, number + passages)].last
        inside = (*range(max(begin, first - 80), first), *range(last, min(end, last + 80)))
        return frozenset(self.words[index].key for index in inside)

    def ends_before(self, phrases: Phrases[bool], first: int, reach: int = 4) -> bool:
        """Whether one of `phrases` stands directly before word `first`."""
        begin = max(self.passage(first).first, first - reach)
        hits = phrases.find(self.text, self.words[begin:first])
        return any(hit.last == first - begin for hit in hits) and self.flows(first - 1)

    def begins_at(self, phrases: Phrases[bool], first: int) -> int:
        """The end of the phrase that begins at word `first`, or `first` where there is none."""
        if first >= len(self.words):
            return first
        hit = phrases.at(self.text, self.words, first)
        return hit.last if hit else first


def page_of(text: str) -> Page:
    """`text` prepared for reading."""
    words = words_of(text, lexicon().abbreviations)
    return Page(text, words, passages_of(text, words))
