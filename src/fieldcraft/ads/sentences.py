"""An ad cut into sentences, bullets and headings, each with the section it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, overload

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
_MARKS_OF_A_HEADING = " :*-–—#)]}"
_TITLE_WORDS = 25
_TITLE_TEXT = 200


class Passage(NamedTuple):
    """A sentence, bullet or heading: the words `first` to `last` (without it), and its section."""

    first: int
    last: int
    section: Section | None
    is_heading: bool = False
    is_title: bool = False


class Passages(Sequence[Passage]):
    """The passages of `words` in reading order; every word stands in exactly one.

    All are cut at once, and sections are followed from heading to heading; a passage itself is made when it is
    asked for, since a reader of credentials looks at two or three of thirty.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._headings = {each.first: each for each in headings_of(words)}
        self._cuts = _cuts(words, self._headings.values())
        self._sections = _Sections(words, self._cuts, self._headings)
        self._titled = _words_of_title(words)
        self._made: dict[int, Passage] = {}

    @cached_property
    def cuts(self) -> frozenset[int]:
        """The words that passages begin with, and the number of all words."""
        return frozenset(self._cuts)

    def number_at(self, word: int) -> int:
        """The number of the passage that holds `word`."""
        return bisect_right(self._cuts, word, 0, len(self)) - 1

    def bounds(self, passage: Passage) -> tuple[int, int]:
        """Where a passage starts in the text and where it ends: with its closing punctuation."""
        words, last = self._words, passage.last
        gap = words.gaps[last]
        return words.starts[passage.first], words.ends[last - 1] + len(gap) - len(gap.lstrip(_CLOSING))

    def __len__(self) -> int:
        return len(self._cuts) - 1

    @overload
    def __getitem__(self, number: int) -> Passage: ...
    @overload
    def __getitem__(self, number: slice) -> list[Passage]: ...
    def __getitem__(self, number: int | slice) -> Passage | list[Passage]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = self._make(range(len(self))[number])
        return made

    def _make(self, number: int) -> Passage:
        first, last = self._cuts[number], self._cuts[number + 1]
        heading = self._headings.get(first)
        is_heading = heading is not None and heading.last == last
        return Passage(first, last, self._sections.at(first), is_heading, first < self._titled)


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


class _Sections:
    """Where sections begin: at headings, after sentences that lead in a list, and after the line of a heading."""

    def __init__(self, words: Words, cuts: Sequence[int], headings: Mapping[int, Heading]) -> None:
        self._words = words
        self._begins: list[int] = [0]
        self._names: list[Section | None] = [None]
        # The end of the line that the current section is confined to, and what holds again after it.
        self._until: int | None = None
        self._then: Section | None = None
        self._opened_at: int | None = None
        for first, last in pairwise(cuts):
            heading = headings.get(first)
            if heading:
                self._open(first, first, last, heading.section)
            elif ":" in words.gaps[last]:
                leads_to = self._led_in(first, last)
                if leads_to:
                    self._open(last, first, last, leads_to)
        self._close_line(len(words))

    def at(self, word: int) -> Section | None:
        """The section that word number `word` stands in."""
        return self._names[bisect_right(self._begins, word) - 1]

    def _begin(self, at: int, section: Section | None) -> None:
        self._begins.append(at)
        self._names.append(section)

    def _close_line(self, first: int) -> None:
        """End a section that holds for one line, where that line ends before word `first`."""
        if self._until is not None and first >= self._until:
            self._begin(self._until, self._then)
            self._until = None

    def _open(self, at: int, first: int, last: int, section: Section) -> None:
        """Let `section` begin with word `at`; the passage `first` to `last` says so."""
        self._close_line(first)
        line_end = _end_of_line(self._words, last)
        follows_heading = first == self._opened_at
        self._opened_at = last
        if section == "certificates" and follows_heading:
            return
        if self._until is None:
            self._then = self._names[-1]
        self._until = line_end
        self._begin(at, section)

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


def _end_of_line(words: Words, last: int) -> int | None:
    """The word that the next line begins with, where more stands on the line after the words before `last`.

    None where nothing but marks follows, and where the line is so long that it is no line of a list.
    """
    length = 0
    for at in range(last, len(words) + 1):
        gap = words.gaps[at]
        rest, newline, _ = gap.partition("\n")
        if newline:
            near = length + len(rest) < _LINE_OF_A_LIST
            return at if near and (at > last or rest.strip(_MARKS_OF_A_HEADING)) else None
        length += len(gap)
        if length >= _LINE_OF_A_LIST or at == len(words):
            break
        length += len(words.written[at])
    return None


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


def _words_of_title(words: Words) -> int:
    """How many words the title of the ad has: a first line with a blank one below, over a longer text; else 0."""
    if not words:
        return 0
    text, start = words.text, len(words.gaps[0])
    line_end = text.find("\n", start)
    if line_end < 0 or len(text) - line_end <= _TITLE_TEXT:
        return 0
    below = text[line_end : line_end + 4]
    blank = below.count("\n") > 1 and text[line_end:].strip("\r\n") != ""
    short = len(text[start:line_end].split()) <= _TITLE_WORDS
    ends = text[:line_end].rstrip().endswith((".", ":", "!", ";"))
    if not blank or not short or ends:
        return 0
    return next(at for at, gap in enumerate(words.gaps) if at > 0 and "\n" in gap)
