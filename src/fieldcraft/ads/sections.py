"""Headings of a job ad: where each section begins, also where a pasted ad has lost its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldcraft.ads.lexicon import Section, lexicon
from fieldcraft.ads.words import Found, Word

_MARKS = ":•·●▪‣*…|—"
# A sentence may begin like this; as a heading it needs a colon or a line of its own.
# Headings of one word that are plain enough to stand without a colon.
_PLAIN = frozenset(["education", "qualifications", "requirements"])
_COMPANY_NAME_WORDS = 3
# Characters that a remark in brackets after a heading may take.
_REMARK = 40


@dataclass(frozen=True)
class Heading:
    """A heading over the words `first` to `last` (without it), and the section it opens."""

    first: int
    last: int
    section: Section


def headings_of(text: str, words: Sequence[Word]) -> list[Heading]:
    """The headings in reading order."""
    found = [
        Heading(hit.first, hit.last, hit.value)
        for hit in lexicon().headings.find(text, words)
        if _is_heading(text, words, hit)
    ]
    taken = {index for each in found for index in range(each.first, each.last)}
    for index, word in enumerate(words):
        if word.text in ("About", "ABOUT") and index not in taken:
            about = _about_company(text, words, index)
            if about:
                found.append(about)
    return sorted(found, key=lambda each: each.first)


def gap_after(text: str, words: Sequence[Word], index: int) -> str:
    """What stands between word `index` and the next word, or up to the end of the text."""
    end = words[index + 1].start if index + 1 < len(words) else len(text)
    return text[words[index].end : end]


def gap_before(text: str, words: Sequence[Word], index: int) -> str:
    """What stands between the word before `index`, or the beginning of the text, and word `index`."""
    return text[words[index - 1].end if index else 0 : words[index].start]


def _opens(text: str, words: Sequence[Word], index: int) -> bool:
    """Whether word `index` opens a line, a bullet or a sentence."""
    before = gap_before(text, words, index)
    return index == 0 or "\n" in before or before.strip()[-1:] in tuple(".:;!?)•·*-–—…#")


def _is_heading(text: str, words: Sequence[Word], hit: Found[Section]) -> bool:
    phrase = words[hit.first : hit.last]
    before, after = gap_before(text, words, hit.first), gap_after(text, words, hit.last - 1)
    at_end = hit.last == len(words)
    opens = _opens(text, words, hit.first) and (before != "-")
    if not phrase[0].text[0].isupper():
        return after.startswith(":") and opens
    following = None if at_end else words[hit.last]
    capital = following is not None and not following.text[0].islower()
    if after.lstrip().startswith(":") or (
        after.strip()[:1] in tuple("—-–") and (opens or _shouted(phrase)) and " " in after
    ):
        return True
    if after.startswith(" (") and opens and "):" in _rest_of_line(text, words[hit.last - 1].end):
        return True
    own_line = (hit.first == 0 or "\n" in before) and ("\n" in after or at_end)
    if own_line:
        return not at_end or len(words) > hit.last - hit.first
    if after == "" and capital:
        return opens or len(phrase) > 1 or before == ""
    if before.endswith("(") and after.startswith(")") and len(phrase) > 1:
        return True
    shouted = _shouted(phrase)
    titled = all(word.text[0].isupper() or word.key in lexicon().minor_words for word in phrase)
    if not capital or "," in after or after.startswith("."):
        return after.startswith("...") and opens
    if after.strip()[:1] in tuple(_MARKS):
        return opens or titled
    spoken = phrase[0].key in lexicon().spoken
    if phrase[0].key in _PLAIN and len(phrase) == 1:
        return after.isspace() and opens
    amid = hit.first > 0 and words[hit.first - 1].text[-1].islower() and before.isspace()
    return after.isspace() and (shouted or (len(phrase) > 1 and not spoken and (titled or opens or amid)))


def _rest_of_line(text: str, start: int) -> str:
    """The next few words from `start`, to the end of the line at most."""
    return text[start : start + _REMARK].split("\n", 1)[0]


def _shouted(phrase: Sequence[Word]) -> bool:
    return all(word.text.isupper() for word in phrase) and len(phrase[0].text) > 3


def _about_company(text: str, words: Sequence[Word], index: int) -> Heading | None:
    """ "About Acme Robotics" where it opens a line or sentence: what follows speaks of the company."""
    if not _opens(text, words, index):
        return None
    last = index + 1
    while last < len(words) and last - index <= _COMPANY_NAME_WORDS and words[last].text[0].isupper():
        last += 1
        if gap_after(text, words, last - 1).strip(" "):
            break
    return Heading(index, last, "company") if last > index + 1 else None
