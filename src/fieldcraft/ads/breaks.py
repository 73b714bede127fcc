"""Where sentences, bullets and headings end: what stands between two words tells most of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, compress
from typing import Literal

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.words import Words

# What a gap says of the words beside it. At most gaps nothing begins (the empty string); a new passage begins
# at some always, at the others where the next word is written large, and more must hold as the name says:
# a question is long enough, a full stop abbreviates nothing, glued words are known to end a line.
Ending = Literal["", "always", "capital", "question", "stop", "tight stop", "glued"]

_BULLETS = frozenset("•·●▪‣◦○■►➢✓✔")
# A run of words without an end is cut here, so that reading time stays in proportion to length.
_LONGEST_PASSAGE = 100
_SHORT_QUESTION_WORDS = 5
_LONGEST_REMEMBERED = 20
_MOST_REMEMBERED = 5000


class Cuts:
    """The words that passages begin with, in order, and at last the number of all words.

    They are found as far as somebody asks, since behind the last credential of an ad nobody does; `found` are
    those found so far.
    """

    def __init__(self, words: Words, edges: Iterable[int]) -> None:
        """`edges` are the words that headings begin with, and those after their last."""
        self.found: list[int] = []
        self._coming = _cuts(words, edges)
        self._end = len(words)

    def beyond(self, word: int) -> list[int]:
        """The cuts up to the first behind `word`, or further, where that was asked for before."""
        found = self.found
        if not found or found[-1] <= word:
            for cut in self._coming:
                found.append(cut)
                if cut > word:
                    break
        return found

    def all(self) -> list[int]:
        """Every cut."""
        return self.beyond(self._end)


def _cuts(words: Words, edges: Iterable[int]) -> Iterator[int]:
    cut = begin = 0
    yield cut
    for edge in sorted({*edges, len(words)}):
        endings = map(_ENDINGS.__getitem__, words.gaps[begin:edge])
        for index in chain(compress(range(begin, edge), endings), (edge,)):
            while index - cut >= _LONGEST_PASSAGE:
                cut += _LONGEST_PASSAGE
                yield cut
            if cut < index and (index == edge or _breaks(words, index, _ENDINGS[words.gaps[index]], cut)):
                cut = index
                yield cut
        begin = edge


class Endings(dict[str, Ending]):
    """What each gap says, worked out once: a few hundred make up nearly all of every ad."""

    def __missing__(self, gap: str) -> Ending:
        ending = _ending(gap)
        if len(gap) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[gap] = ending
        return ending


_ENDINGS = Endings()


def _ending(gap: str) -> Ending:
    if gap == "":
        return "glued"
    if "\n" in gap:
        wraps = gap.count("\n") == 1 and not gap.strip(" \r\n,(/&")
        return "capital" if wraps else "always"
    if not _BULLETS.isdisjoint(gap) or " * " in gap or gap.startswith("* "):
        return "always"
    if " - " in gap and not gap.startswith(","):
        return "capital"
    return _ending_of_sentence(gap, gap.strip())


def _ending_of_sentence(gap: str, core: str) -> Ending:
    spaced = gap[-1].isspace() or gap[-1] in "(\"“'"
    if "!" in core or "…" in core or "..." in core:
        return "capital" if spaced else ""
    if "?" in core:
        return "question" if spaced else ""
    if ":" in core:
        return "capital" if spaced or gap == ":" else ""
    if "." in core and not core.startswith((",", "/")):
        return "stop" if spaced or core.startswith(").") else "tight stop"
    return ""


def _breaks(words: Words, index: int, ending: Ending, start: int) -> bool:
    """Whether a new passage begins at word `index`; `start` is the word that the one before it began with."""
    if ending == "always":
        return True
    if words.written[index][0].islower():
        return False
    if ending == "stop":
        return not _abbreviated(words, index - 1)
    if ending == "glued":
        return words.keys[index - 1] in lexicon().closers and words.written[index - 1][-1].islower()
    if ending == "tight stop":
        return words.written[index - 1][-1].islower() and not _abbreviated(words, index - 1)
    return ending == "capital" or index - start > _SHORT_QUESTION_WORDS


def _abbreviated(words: Words, index: int) -> bool:
    """Whether a full stop after word `index` ends no sentence: "e.g.", "Sr.", "John B. Goode"."""
    if index > 0 and words.written[index - 1] in lexicon().abbreviations:
        return False  # the level of a certificate: "PSPO I."
    return len(words.written[index]) == 1 or words.keys[index] in lexicon().abbreviated
