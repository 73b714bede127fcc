"""An ad cut into sentences, bullets and headings, each with the section it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fieldcraft.ads.lexicon import Section, lexicon
from fieldcraft.ads.sections import Heading, gap_after, headings_of
from fieldcraft.ads.words import Word

_BULLETS = "•·●▪‣◦○■►➢✓✔"
# A run of words without an end is cut here, so that reading time stays in proportion to length.
_LONGEST_PASSAGE = 100
_SHORT_QUESTION_WORDS = 5
_LEAD_IN_WORDS = 14
_LINE_OF_A_LIST = 300
_TITLE_WORDS = 25
_TITLE_TEXT = 200


@dataclass(frozen=True)
class Passage:
    """A sentence, bullet or heading: characters `start` to `end`, words `first` to `last`, its section."""

    start: int
    end: int
    first: int
    last: int
    section: Section | None
    is_heading: bool = False
    is_title: bool = False


def passages_of(text: str, words: Sequence[Word]) -> list[Passage]:
    """The passages in reading order; every word stands in exactly one."""
    headings = headings_of(text, words)
    opening = {each.first: each for each in headings}
    closing = {each.last for each in headings}
    starts = [0] if words else []
    for index in range(1, len(words)):
        breaks = _breaks(text, words, index, starts[-1])
        too_long = index - starts[-1] >= _LONGEST_PASSAGE
        if index in opening or index in closing or breaks or too_long:
            starts.append(index)
    cuts = [*starts, len(words)]
    titled = _title_end(text, words)
    passages: list[Passage] = []
    scope = _Scope(text, words)
    for first, last in pairwise(cuts):
        heading = opening.get(first)
        section = scope.section_at(first, last, heading)
        start, end = words[first].start, _end(text, words, last)
        passages.append(
            Passage(start, end, first, last, section, bool(heading and heading.last == last), start < titled)
        )
    return passages


class _Scope:
    """Which section holds while the passages are walked through in order."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self._text, self._words = text, words
        self._section: Section | None = None
        self._until: int | None = None
        self._then: Section | None = None
        self._opened_at: int | None = None

    def section_at(self, first: int, last: int, heading: Heading | None) -> Section | None:
        if self._until is not None and self._words[first].start >= self._until:
            self._section, self._until = self._then, None
        if heading:
            self._open(first, last, heading.section)
            return self._section
        here, leads_to = self._section, self._led_in(first, last)
        if leads_to:
            self._open(first, last, leads_to)
        return here

    def _open(self, first: int, last: int, section: Section) -> None:
        begin = self._words[last - 1].end
        line_end = self._text.find("\n", begin, begin + _LINE_OF_A_LIST)
        rest = self._text[begin:line_end].strip(" :*-–—#") if line_end >= 0 else ""
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
        if not gap_after(self._text, self._words, last - 1).strip().startswith(":"):
            return None
        first = max(first, last - _LEAD_IN_WORDS)
        if lexicon().certificates.find(self._text, self._words[first:last]):
            return None
        senses = {hit.value.of_next for hit in lexicon().cues.find(self._text, self._words[first:last])}
        if senses & {"preferred", "not_required"}:
            return "preferred"
        headings = lexicon().headings.find(self._text, self._words[first:last])
        if headings and headings[-1].last == last - first:
            return headings[-1].value
        return "benefits" if "mentioned" in senses else "required" if "required" in senses else None


def _end(text: str, words: Sequence[Word], last: int) -> int:
    """Where the passage whose last word is before `last` ends: with its closing punctuation."""
    end = words[last - 1].end
    limit = words[last].start if last < len(words) else len(text)
    while end < limit and text[end] in ".!?:)]%+\"'”’®™…;":
        end += 1
    return end


def _breaks(text: str, words: Sequence[Word], index: int, start: int) -> bool:
    """Whether a new passage begins at word `index`; `start` is where the passage before it began."""
    left, right = words[index - 1], words[index]
    gap = text[left.end : right.start]
    if gap == "":
        glued = left.key in lexicon().closers and not right.text[0].islower()
        return glued and left.text[-1].islower()
    if gap == " " or gap == "-":
        return False
    if "\n" in gap:
        wrapped = gap.count("\n") == 1 and right.text[0].islower() and not gap.strip(" \r\n,(/&")
        return not wrapped
    capital = not right.text[0].islower()
    if any(mark in gap for mark in _BULLETS) or (" * " in gap or gap.startswith("* ")):
        return True
    if " - " in gap and capital and not gap.startswith(","):
        return True
    return capital and _ends_sentence(gap, left, index - start)


def _ends_sentence(gap: str, left: Word, length: int) -> bool:
    core = gap.strip()
    spaced = gap[-1].isspace() or gap[-1] in "(\"“'"
    if "!" in core or "…" in core or "..." in core:
        return spaced
    if "?" in core:
        return spaced and length > _SHORT_QUESTION_WORDS
    if ":" in core:
        return spaced or gap == ":"
    if "." in core and not core.startswith((",", "/")):
        if left.key in lexicon().abbreviated or len(left.text) == 1:
            return False
        return spaced or left.text[-1].islower() or core.startswith(").")
    return False


def _title_end(text: str, words: Sequence[Word]) -> int:
    """Where the title of the ad ends: a first line with a blank one below it, over a longer text; else 0."""
    if not words:
        return 0
    line_end = text.find("\n", words[0].start)
    blank = (
        line_end >= 0
        and text[line_end:].lstrip("\r\n")[:1] != ""
        and text[line_end : line_end + 4].count("\n") > 1
    )
    short = blank and len(text[words[0].start : line_end].split()) <= _TITLE_WORDS
    ends = text[:line_end].rstrip().endswith((".", ":", "!", ";"))
    return line_end if short and not ends and len(text) - line_end > _TITLE_TEXT else 0
