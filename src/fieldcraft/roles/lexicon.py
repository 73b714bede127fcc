"""The words by which criteria are read, from data/words.yaml, and how they are found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from fieldcraft.roles.data_files import load

WORD = re.compile(r"[^\W_]+(?:[-'’&./+][^\W_]+)*\+?|\d+(?:[.,]\d+)*")
SHORT_VOWEL = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
ACTOR = re.compile(r"[a-z]{2,}(?:ers|ors|ants|ents|ists|ees|ians)$")


@dataclass(frozen=True)
class Phrases:
    """Words and phrases that are looked for, each as a tuple of words, by their first word."""

    by_first: Mapping[str, tuple[tuple[str, ...], ...]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Phrases:
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for text in texts:
            parts = words_of(text)
            if parts:
                by_first.setdefault(parts[0], []).append(parts)
        longest_first = {
            first: tuple(sorted(each, key=len, reverse=True)) for first, each in by_first.items()
        }
        return cls(longest_first)

    def at(self, words: tuple[str, ...], place: int) -> int:
        """How many words of the longest phrase that begins at this place; 0 for none."""
        for phrase in self.by_first.get(words[place], ()) if place < len(words) else ():
            if words[place : place + len(phrase)] == phrase:
                return len(phrase)
        return 0

    def first_in(self, words: tuple[str, ...], start: int = 0) -> tuple[int, int] | None:
        """Place and length of the first phrase from `start` on; None when there is none."""
        for place in range(start, len(words)):
            if length := self.at(words, place):
                return place, length
        return None


@dataclass(frozen=True)
class Lexicon:
    """All words: verbs by any of their forms, the other lists as phrases."""

    doing: Mapping[str, str]
    producing: Mapping[str, str]
    changing: Mapping[str, str]
    moving: Mapping[str, str]
    minds: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases]

    def has(self, name: str, words: Iterable[str]) -> bool:
        """Whether one of the words stands in a list of single words."""
        return not self.sets[name].isdisjoint(words)

    def is_people(self, word: str) -> bool:
        """Whether a word stands for people."""
        if word in self.sets["people"]:
            return True
        return ACTOR.fullmatch(word) is not None and word not in self.sets["things"]


VERBS = ("doing", "producing", "changing", "moving", "minds")


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    lists = {name: [str(each) for each in each_list] for name, each_list in load("words.yaml").items()}
    verbs = {name: {form: base for base in lists[name] for form in forms(base)} for name in VERBS}
    rest = {name: each for name, each in lists.items() if name not in VERBS}
    sets = {name: frozenset(each) for name, each in rest.items()}
    return Lexicon(**verbs, sets=sets, phrases={name: Phrases.of(each) for name, each in rest.items()})


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, hyphens and apostrophes inside them kept, "'s" too."""
    return tuple(found.replace("’", "'") for found in WORD.findall(text.lower()))


def forms(base: str) -> set[str]:
    """The forms of a regular English verb, and of the irregular ones that matter here."""
    found = {base, *IRREGULAR.get(base, ())}
    if base.endswith(("s", "sh", "ch", "x", "z")):
        found.add(f"{base}es")
    elif base.endswith("y") and base[-2] not in "aeiou":
        found |= {f"{base[:-1]}ies", f"{base[:-1]}ied"}
    else:
        found.add(f"{base}s")
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    if SHORT_VOWEL.match(base):
        stem = base + base[-1]
    return found | {f"{stem}ing", f"{stem}ed"}


IRREGULAR = {
    "begin": ("began", "begun"),
    "bring": ("brought",),
    "build": ("built",),
    "come": ("came",),
    "control": ("controlling", "controlled"),
    "cut": ("cut",),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"),
    "get": ("got",),
    "go": ("goes", "went", "gone"),
    "grow": ("grew", "grown"),
    "keep": ("kept",),
    "lead": ("led",),
    "make": ("made",),
    "meet": ("met",),
    "oversee": ("oversaw", "overseen"),
    "refer": ("referring", "referred"),
    "rise": ("rose", "risen"),
    "run": ("ran",),
    "set": ("setting",),
    "shrink": ("shrank", "shrunk"),
    "sink": ("sank", "sunk"),
    "speak": ("spoke",),
    "submit": ("submitting", "submitted"),
    "teach": ("taught",),
    "understand": ("understood",),
    "win": ("won",),
    "write": ("wrote", "written", "writing"),
}
