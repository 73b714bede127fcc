"""The words of a text, with their places, and phrases found among them in linear time.

Job ads are often pasted so that lines run together ("QualificationsBachelor's", "required7+ years",
"PMPCSM"); a word ends where the writing shows that another begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

# "A-CSPO" is one word, "a CSPO" two.
_RUN = re.compile(r"[Aa]-[Cc][Ss](?:[Pp][Oo]|[Mm])|[^\W_]+")
_ACRONYMS_PLURAL = re.compile(r"[A-Z]{2,6}[0-9]?s")
# Mixed spellings that are one word: they keep their inner capitals.
_WHOLE = re.compile(r"(SAFe|PhDs?|MSc|BSc|MEng|BEng|MTech|BTech|PgMP|PfMP|LeSS|ICAgile)")
# What may stand inside a phrase: directly between two words, and with spaces around it.
_TIGHT = frozenset(["-", "‐", "‑", "–", "'", "’", "‘", "`", "´", "/", "&", "+", ".-"])
_LOOSE = frozenset(["", "/", "&", "+"])
_POSSESSIVES = "'’`´"
_LONGEST_GAP = 4
# Longer runs are no words, whatever was glued.
_LONGEST_WORD = 60
# Longer runs of capitals are not taken apart: no ad glues more than a handful of abbreviations.
_LONGEST_GLUED = 30


class Word(NamedTuple):
    """A word at `start` to `end`; `key` is what it is looked up by: lower case, acronyms in the singular."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A phrase found: the words from `first` up to but without `last`, and what the phrase stands for."""

    first: int
    last: int
    value: Value


def words_of(text: str, abbreviations: frozenset[str] = frozenset()) -> list[Word]:
    """The words of `text` in order; runs of capitals made of several known `abbreviations` are parted."""
    words: list[Word] = []
    for run in _RUN.finditer(text):
        start = run.start()
        for piece in _pieces(run[0], abbreviations):
            words.append(Word(start, start + len(piece), piece, _key(piece)))
            start += len(piece)
    return words


def _key(piece: str) -> str:
    return (piece[:-1] if _ACRONYMS_PLURAL.fullmatch(piece) else piece).lower()


def _pieces(run: str, abbreviations: frozenset[str]) -> Iterable[str]:
    if len(run) > _LONGEST_WORD:
        return [run]
    if run.islower() or (run[0].isupper() and run[1:].islower() and run.isalpha()):
        return _parted_at_digits(run)
    if run.isupper():
        return _unglued(run, abbreviations)
    pieces: list[str] = []
    for part in _WHOLE.split(run):
        if not part or _WHOLE.fullmatch(part) or _ACRONYMS_PLURAL.fullmatch(part):
            pieces += [part] if part else []
        else:
            for hump in _humps(part):
                pieces += _unglued(hump, abbreviations) if hump.isupper() else _parted_at_digits(hump)
    return pieces


def _humps(run: str) -> Iterator[str]:
    """Parts `run` before a capital that follows a small letter, and before one that starts a word."""
    begin = 0
    for at in range(1, len(run)):
        small_before = not run[at - 1].isupper()
        small_after = at + 1 < len(run) and run[at + 1].islower()
        if run[at].isupper() and run[at - 1].isalpha() and (small_before or small_after):
            yield run[begin:at]
            begin = at
    yield run[begin:]


def _parted_at_digits(run: str) -> list[str]:
    if run.isalpha() or run.isdigit():
        return [run]
    return re.findall(r"[0-9]+|[^0-9]+", run)


def _unglued(run: str, abbreviations: frozenset[str]) -> list[str]:
    if not 6 <= len(run) <= _LONGEST_GLUED or run in abbreviations:
        return [run]
    parts_to: list[list[str] | None] = [[]] + [None] * len(run)
    for end in range(3, len(run) + 1):
        for begin in range(max(0, end - 8), end - 2):
            parts = parts_to[begin]
            if parts is not None and run[begin:end] in abbreviations:
                parts_to[end] = [*parts, run[begin:end]]
                break
    return parts_to[-1] or [run]


def flows(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a space, a hyphen or the like stands between two neighbouring words."""
    if right.start - left.end > _LONGEST_GAP:
        return False
    gap = text[left.end : right.start].replace("®", "").replace("™", "").replace("\u00ad", "")
    if gap == ".":
        return len(left.text) <= 2 or right.text[0].islower()
    if gap in _TIGHT:
        return True
    return gap.count("\n") < 2 and gap.lstrip(_POSSESSIVES).strip() in _LOOSE


@dataclass(slots=True)
class _Node(Generic[Value]):
    """A place in the tree of phrases: what may follow, and what a phrase that ends here stands for."""

    next: dict[str, _Node[Value]]
    value: Value | None = None


class Phrases(Generic[Value]):
    """Phrases and what each stands for; `find` gives the longest at every place, none inside another."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        self._root: _Node[Value] = _Node({})
        for phrase, value in entries:
            node = self._root
            for word in words_of(phrase):
                node = node.next.setdefault(word.key, _Node({}))
            if node.value is None:
                node.value = value

    def find(self, text: str, words: Sequence[Word]) -> list[Found[Value]]:
        """Every phrase in reading order."""
        hits: list[Found[Value]] = []
        at = 0
        while at < len(words):
            hit = self.at(text, words, at) if words[at].key in self._root.next else None
            if hit:
                hits.append(hit)
            at = hit.last if hit else at + 1
        return hits

    def at(self, text: str, words: Sequence[Word], first: int) -> Found[Value] | None:
        """The longest phrase that begins at word `first`."""
        found: Found[Value] | None = None
        node, index = self._root.next.get(words[first].key), first
        while node is not None:
            if node.value is not None:
                found = Found(first, index + 1, node.value)
            index += 1
            if index == len(words) or not node.next or not flows(text, words[index - 1], words[index]):
                break
            node = node.next.get(words[index].key)
        return found
