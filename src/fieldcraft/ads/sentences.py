"""An ad cut into sentences, bullets and headings, each with the section it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from fieldcraft.ads.breaks import Cuts
from fieldcraft.ads.lexicon import Section
from fieldcraft.ads.scope import Scope
from fieldcraft.ads.sections import headings_of
from fieldcraft.ads.words import Words

_CLOSING = ".!?:)]%+\"'”’®™…;"
_TITLE_WORDS = 25
_TITLE_TEXT = 200
# In characters: a blank line below the title begins within so many.
_BELOW_TITLE = 4


class Passage(NamedTuple):
    """A sentence, bullet or heading: the words `first` to `last` (without it), and its section."""

    first: int
    last: int
    section: Section | None
    is_heading: bool = False
    is_title: bool = False


class Passages(Sequence[Passage]):
    """The passages of `words` in reading order; every word stands in exactly one.

    A passage is cut and made, and its section told, when it is asked for: a reader of credentials looks at
    two or three of thirty.
    """

    def __init__(self, words: Words, beginnings: Iterable[int]) -> None:
        """`beginnings` are the words that a heading may begin with."""
        self._words = words
        headings = headings_of(words, beginnings)
        self._headings = {each.first: each for each in headings}
        self._cuts = Cuts(words, [at for each in headings for at in (each.first, each.last)])
        self._scope = Scope(words, self._cuts.found, self._headings)
        self._titled = _words_of_title(words)
        self._made: dict[int, Passage] = {}
        self._latest = Passage(0, 0, None)

    def begins_at(self, word: int) -> bool:
        """Whether a passage begins with `word`."""
        cuts = self._cuts.beyond(word)
        return cuts[bisect_right(cuts, word) - 1] == word

    def number_at(self, word: int) -> int:
        """The number of the passage that holds `word`."""
        cuts = self._cuts.beyond(word)
        return bisect_right(cuts, word, 0, len(cuts) - 1) - 1

    def at(self, word: int) -> Passage:
        """The passage that holds `word`."""
        # Who asks of a word asks of its neighbours next.
        if not self._latest.first <= word < self._latest.last:
            self._latest = self._passage(self.number_at(word))
        return self._latest

    def bounds(self, passage: Passage) -> tuple[int, int]:
        """Where a passage starts in the text and where it ends: with its closing punctuation."""
        words, last = self._words, passage.last
        return words.starts[passage.first], words.ends[last - 1] + closing_of(words.gaps[last])

    def __len__(self) -> int:
        return len(self._cuts.all()) - 1

    def __iter__(self) -> Iterator[Passage]:
        if self:
            self._scope.section_of(len(self) - 1)  # all sections in one walk
        return map(self._passage, range(len(self)))

    @overload
    def __getitem__(self, number: int) -> Passage: ...
    @overload
    def __getitem__(self, number: slice) -> list[Passage]: ...
    def __getitem__(self, number: int | slice) -> Passage | list[Passage]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        return self._passage(range(len(self))[number])

    def _passage(self, number: int) -> Passage:
        """Passage `number`, up to whose end the words must have been cut."""
        made = self._made.get(number)
        if made is None:
            first, last = self._cuts.found[number], self._cuts.found[number + 1]
            heading = self._headings.get(first)
            is_heading = heading is not None and heading.last == last
            section = self._scope.section_of(number)
            made = self._made[number] = Passage(first, last, section, is_heading, first < self._titled)
        return made


def closing_of(gap: str) -> int:
    """How many characters of a gap close the sentence before it."""
    return len(gap) - len(gap.lstrip(_CLOSING))


def _words_of_title(words: Words) -> int:
    """The length of the ad's title, a first line with a blank one below, over a longer text; else 0."""
    if not words:
        return 0
    text, start = words.text, len(words.gaps[0])
    line_end = text.find("\n", start)
    if line_end < 0 or len(text) - line_end <= _TITLE_TEXT:
        return 0
    if text.count("\n", line_end, line_end + _BELOW_TITLE) < 2 or text[line_end:].strip("\r\n") == "":
        return 0
    title = text[:line_end].rstrip()
    if len(title.split()) > _TITLE_WORDS or title.endswith((".", ":", "!", ";")):
        return 0
    return next(at for at, gap in enumerate(words.gaps) if at > 0 and "\n" in gap)
