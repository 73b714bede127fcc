"""Which section of an ad holds where: from headings and from sentences that lead in a list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from fieldcraft.ads.lexicon import Section, lexicon
from fieldcraft.ads.sections import Heading
from fieldcraft.ads.words import Words

_LEAD_IN_WORDS = 14
_LINE_OF_A_LIST = 300
_MARKS_OF_A_HEADING = " :*-–—#)]}"


class Scope:
    """The sections of an ad. It walks through the passages in order, as far as somebody asks."""

    def __init__(self, words: Words, cuts: Sequence[int], headings: Mapping[int, Heading]) -> None:
        """`cuts` are the words that passages begin with; `headings` are looked up by their first word.

        More cuts may be added behind the last.
        """
        self._words = words
        self._headings = headings
        self._cuts = cuts
        self._walked = 0
        # The words that sections begin with, and the sections.
        self._begins: list[int] = [0]
        self._sections: list[Section | None] = [None]
        # The end of the line that the current section is confined to, and what holds again after it.
        self._until: int | None = None
        self._then: Section | None = None
        self._opened_at: int | None = None

    def section_of(self, passage: int) -> Section | None:
        """The section of a passage, by its number."""
        if passage >= self._walked:
            self._walk_over(passage)
        return self._sections[bisect_right(self._begins, self._cuts[passage]) - 1]

    def _walk_over(self, passage: int) -> None:
        """Walk on to the end of `passage`."""
        cuts = self._cuts
        for number in range(self._walked, passage + 1):
            first, last = cuts[number], cuts[number + 1]
            heading = self._headings.get(first)
            if heading:
                self._open(first, first, last, heading.section)
            elif ":" in self._words.gaps[last]:
                leads_to = self._led_in(first, last)
                if leads_to:
                    self._open(last, first, last, leads_to)
        self._walked = passage + 1
        self._close_line(cuts[passage])

    def _open(self, at: int, first: int, last: int, section: Section) -> None:
        """Let `section` begin with word `at`; the passage `first` to `last` says so."""
        self._close_line(first)
        line_end = _end_of_line(self._words, last)
        follows_heading = first == self._opened_at
        self._opened_at = last
        if section == "certificates" and follows_heading:
            return
        if self._until is None:
            self._then = self._sections[-1]
        self._until = line_end
        self._begin(at, section)

    def _close_line(self, first: int) -> None:
        """End a section that holds for one line, where that line ends before word `first`."""
        if self._until is not None and first >= self._until:
            self._begin(self._until, self._then)
            self._until = None

    def _begin(self, at: int, section: Section | None) -> None:
        self._begins.append(at)
        self._sections.append(section)

    def _led_in(self, first: int, last: int) -> Section | None:
        """What a sentence that ends in a colon says of the list after it ("it is a plus if you have:")."""
        if not self._words.gaps[last].strip().startswith(":"):
            return None
        first = max(first, last - _LEAD_IN_WORDS)
        senses = {hit.value.of_next for hit in lexicon().cues.find(self._words, first, last)}
        headings = lexicon().headings.find(self._words, first, last)
        if not (senses or headings) or lexicon().certificates.find(self._words, first, last):
            return None
        if senses & {"preferred", "not_required"}:
            return "preferred"
        if headings and headings[-1].last == last:
            return headings[-1].value
        return "benefits" if "mentioned" in senses else "required" if "required" in senses else None


def _end_of_line(words: Words, last: int) -> int | None:
    """The word that the next line begins with, where more stands on the line after the words before `last`.

    None where nothing but marks follows, and where the line is so long that it is no line of a list.
    """
    if "\n" not in words.text:
        return None
    gaps = words.gaps
    # Most lines end at once. Others end among so many words, of a character at least, or are too long.
    for reach in (0, _LINE_OF_A_LIST // 4, _LINE_OF_A_LIST):
        until = min(last + reach, len(gaps) - 1)
        rest, line_end, _ = words.between(last, until).partition("\n")
        if line_end or len(rest) >= _LINE_OF_A_LIST:
            break
    if not line_end or len(rest) >= _LINE_OF_A_LIST or not rest.strip(_MARKS_OF_A_HEADING):
        return None
    return next(at for at in range(last, until + 1) if "\n" in gaps[at])
