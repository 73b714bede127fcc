"""Runs of letters and digits taken apart where the writing shows that lines ran together.

Job ads are often pasted so that one word is glued to the next: "QualificationsBachelor's",
"required7+ years", "PMPCSM".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

_ACRONYMS_PLURAL = re.compile(r"[A-Z]{2,6}[0-9]?s")
# Mixed spellings that are one word: they keep their inner capitals.
_WHOLE = re.compile(r"(SAFe|PhDs?|MSc|BSc|MEng|BEng|MTech|BTech|PgMP|PfMP|LeSS|ICAgile)")
# Longer runs are no words, whatever was glued.
_LONGEST_WORD = 60
# Longer runs of capitals are not taken apart: no ad glues more than a handful of abbreviations.
_LONGEST_GLUED = 30
_MOST_REMEMBERED = 50_000


def key_of(piece: str) -> str:
    """What a word is looked up by: lower case, acronyms in the singular, ligatures taken apart."""
    plain = piece if piece.isascii() else normalize("NFKC", piece)
    return (plain[:-1] if _ACRONYMS_PLURAL.fullmatch(plain) else plain).lower()


class Pieces(NamedTuple):
    """The words of a glued run: `parts` with an empty gap between any two of them, and the key of each."""

    parts: list[str]
    keys: list[str]


class Keys(dict[str, str]):
    """The key of each run, worked out once and remembered; empty where the run is several words glued.

    A few thousand words make up most of every ad. So that any number of ads can be read, all is forgotten
    when the most is reached, and what is too long for a word is never remembered.
    """

    def __init__(self, abbreviations: frozenset[str]) -> None:
        super().__init__()
        self._abbreviations = abbreviations
        self._glued: dict[str, Pieces] = {}

    def __missing__(self, run: str) -> str:
        if len(run) > _LONGEST_WORD:
            return key_of(run)
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
            self._glued.clear()
        if run.isascii() and run.isalpha() and run.islower():
            self[run] = run  # a plain word, as most are
            return run
        pieces = _pieces(run, self._abbreviations)
        if len(pieces) > 1:
            self._glued[run] = _with_keys(pieces)
        self[run] = key = "" if len(pieces) > 1 else key_of(run)
        return key

    def pieces(self, run: str) -> Pieces:
        """The words that a glued `run` is made of."""
        return self._glued.get(run) or _with_keys(_pieces(run, self._abbreviations))


def _with_keys(pieces: list[str]) -> Pieces:
    return Pieces([part for piece in pieces for part in (piece, "")][:-1], [key_of(each) for each in pieces])


def _pieces(run: str, abbreviations: frozenset[str]) -> list[str]:
    """The words of `run`; capitals are parted where they are known abbreviations."""
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
