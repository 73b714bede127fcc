"""Headings of a job ad: where each section begins, also where a pasted ad has lost its lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from fieldcraft.ads.lexicon import Section, lexicon
from fieldcraft.ads.words import Found, Words

_MARKS = frozenset(":•·●▪‣*…|—")
_DASHES = frozenset("—-–")
# Among the known headings some begin so too ("About you"): these words are looked at with theirs.
_ABOUT = frozenset(["About", "ABOUT"])
# What stands at the end of a gap after which a line, a bullet or a sentence opens.
_OPENING = frozenset(".:;!?)•·*-–—…#")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
# Headings of one word that are plain enough to stand without a colon.
_PLAIN = frozenset(["education", "qualifications", "requirements"])
_COMPANY_NAME_WORDS = 3
# No phrase that heads a section is longer, in words.
_REACH_OF_PHRASES = 12
# Characters that a remark in brackets after a heading may take.
_REMARK = 40


class Heading(NamedTuple):
    """A heading over the words `first` to `last` (without it), and the section it opens."""

    first: int
    last: int
    section: Section


def headings_of(words: Words, beginnings: Iterable[int]) -> list[Heading]:
    """The headings in reading order; `beginnings` are the words that one may begin with, whatever follows."""
    written, gaps, headings = words.written, words.gaps, lexicon().headings
    # Within a sentence, where most such words stand, no heading begins with a small letter.
    likely = [place for place in beginnings if gaps[place] != " " or not written[place].islower()]
    found = [
        Heading(*hit)
        for hit in headings.find_at(words, likely)
        if _is_heading(words, hit) and not _in_longer(words, hit.first)
    ]
    taken = {each.first for each in found}
    for index in likely:
        if written[index] in _ABOUT and index not in taken and _opens(words, index):
            found += _about_company(words, index)
    return sorted(found)


def _in_longer(words: Words, first: int) -> bool:
    """Whether word `first` stands in a phrase that begins small before it: "our preferred Qualifications"."""
    before = first
    while first - before < _REACH_OF_PHRASES and before > 0 and _runs_on_small(words, before - 1):
        before -= 1
    if before == first:
        return False
    hits = lexicon().headings.find(words, before, min(first + _REACH_OF_PHRASES, len(words)))
    return any(hit.first < first < hit.last for hit in hits)


def _runs_on_small(words: Words, left: int) -> bool:
    return words.written[left].islower() and words.flow(left)


def _opens(words: Words, index: int) -> bool:
    """Whether word `index` opens a line, a bullet or a sentence."""
    before = words.gaps[index]
    return index == 0 or "\n" in before or before.strip()[-1:] in _OPENING


def _is_heading(words: Words, hit: Found[Section]) -> bool:
    before, after = words.gaps[hit.first], words.gaps[hit.last]
    if after == " " and hit.last < len(words) and words.written[hit.last][0].islower():
        return False  # the sentence goes on, as most do
    if before[-1:] in _BRACKETS and after[:1] == _BRACKETS[before[-1]] and _bracketed(words, hit):
        return True
    if not words.written[hit.first][0].isupper():
        return after.startswith(":") and _opens(words, hit.first) and before != "-"
    opens = _opens(words, hit.first) and before != "-"
    at_end = hit.last == len(words)
    phrase = words.written[hit.first : hit.last]
    capital = not at_end and not words.written[hit.last][0].islower()
    if after.lstrip().startswith(":") or (
        after.strip()[:1] in _DASHES and (opens or _shouted(phrase)) and " " in after
    ):
        return True
    if after.startswith(" (") and opens and "):" in _rest_of_line(words, hit.last):
        return True
    own_line = (hit.first == 0 or "\n" in before) and ("\n" in after or at_end)
    if own_line:
        return not at_end or len(words) > hit.last - hit.first
    if after == "" and capital:
        return opens or len(phrase) > 1 or before == ""
    shouted = _shouted(phrase)
    keys = words.keys[hit.first : hit.last]
    minor = lexicon().minor_words
    titled = all(each[0].isupper() or key in minor for each, key in zip(phrase, keys, strict=True))
    if not capital or "," in after or after.startswith("."):
        return after.startswith("...") and opens
    if after.strip()[:1] in _MARKS:
        return opens or titled
    spoken = keys[0] in lexicon().spoken
    if keys[0] in _PLAIN and len(phrase) == 1:
        return after.isspace() and opens
    amid = hit.first > 0 and words.written[hit.first - 1][-1].islower() and before.isspace()
    return after.isspace() and (shouted or (len(phrase) > 1 and not spoken and (titled or opens or amid)))


def _bracketed(words: Words, hit: Found[Section]) -> bool:
    """Whether a phrase in brackets is a heading: "[Must have]", "(Nice-to-have skills)"."""
    if words.gaps[hit.first][-1] != "(":
        return True
    list_follows = words.gaps[hit.last][1:].lstrip(" :")[:1] in tuple("\n-•*")
    return hit.last - hit.first > 1 and (words.written[hit.first][0].isupper() or list_follows)


def _rest_of_line(words: Words, last: int) -> str:
    """What follows the words before `last`: a remark's length, and to the end of the line at most."""
    return words.between(last, min(last + _REMARK, len(words)))[:_REMARK].split("\n", 1)[0]


def _shouted(phrase: list[str]) -> bool:
    return all(map(str.isupper, phrase)) and len(phrase[0]) > 3


def _about_company(words: Words, index: int) -> list[Heading]:
    """ "About Acme Robotics" where it opens a line or sentence: what follows speaks of the company."""
    last = index + 1
    while last < len(words) and last - index <= _COMPANY_NAME_WORDS and words.written[last][0].isupper():
        last += 1
        if words.gaps[last].strip(" "):
            break
    return [Heading(index, last, "company")] if last > index + 1 else []
