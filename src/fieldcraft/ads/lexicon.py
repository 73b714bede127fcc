"""The words by which job ads speak of credentials, read from data/cues.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Literal

from fieldcraft.ads.certificates import Certificate, certificates
from fieldcraft.ads.words import Phrases, words_of

_FILE = Path(__file__).parent / "data" / "cues.yaml"

# The lists of words with which a credential begins, or on which it hangs, beside names and degrees.
_OPENING = ("clearances", "training", "training_in", "generic", "years")

Section = Literal[
    "required", "preferred", "waived", "certificates", "results", "duties", "help", "benefits", "company"
]
Sense = Literal["nothing", "required", "preferred", "asked", "others", "not_required", "negated", "mentioned"]


@dataclass(frozen=True)
class Cue:
    """How a phrase speaks of what follows it and of what it follows.

    `both_ways` marks a phrase such as "preferred", which speaks of what follows only where it opens a clause;
    `reach` is how many words it reaches, where that is fewer than usual.
    """

    of_next: Sense | None = None
    of_last: Sense | None = None
    both_ways: bool = False
    reach: int | None = None


@dataclass(frozen=True)
class Lexicon:
    """All cue words, ready to be looked up; single words as sets of keys, the rest as phrases."""

    function_words: dict[str, frozenset[str]]
    headings: Phrases[Section]
    cues: Phrases[Cue]
    way_out: Phrases[bool]
    one_of: Phrases[bool]
    examples: Phrases[bool]
    alternatives: frozenset[str]
    connectors: frozenset[str]
    closers: frozenset[str]
    certificate: frozenset[str]
    generic: frozenset[str]
    needs_field: frozenset[str]
    levels: Phrases[bool]
    ways: frozenset[str]
    knowing: Phrases[bool]
    fields: frozenset[str]
    vendors: Phrases[bool]
    employers_own: Phrases[bool]
    awards: Phrases[bool]
    matters: frozenset[str]
    clearances: Phrases[bool]
    clearance_words: frozenset[str]
    other_clearances: frozenset[str]
    degrees: Phrases[str]
    short_degrees: Phrases[bool]
    short_degree_told_by: frozenset[str]
    not_degrees: Phrases[bool]
    not_certificates: Phrases[bool]
    things: frozenset[str]
    making: frozenset[str]
    made: frozenset[str]
    people: frozenset[str]
    beside: frozenset[str]
    years: frozenset[str]
    experience: frozenset[str]
    asking: frozenset[str]
    durations: Phrases[bool]
    of_company: Phrases[bool]
    biography: Phrases[bool]
    training: Phrases[bool]
    training_in: Phrases[bool]
    not_after_degree: frozenset[str]
    not_before_degree: frozenset[str]
    not_in_titles: frozenset[str]
    abbreviated: frozenset[str]
    numbers: frozenset[str]
    minor_words: frozenset[str]
    spoken: frozenset[str]
    fields_of_study: frozenset[str]
    work: frozenset[str]
    certificates: Phrases[tuple[Certificate, str]]
    abbreviations: frozenset[str]
    # For a first look: credentials, and words that a credential hangs on ("years", "certified").
    openings: Phrases[bool]
    # The keys of the words that those begin with, or headings: a fifth of all words.
    beginnings: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, loaded once."""
    import yaml

    rows = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    writing, substitutes = rows["writing"], rows["substitutes"]
    cues = _cues(rows["cues"], rows["short_reach"])
    headings = list(_headings(rows["sections"]))
    named = [
        (form, (each, written))
        for each in certificates()
        for written in each.writings
        for form in (written, *_plural(written))
    ]
    heads = Phrases(headings)
    openings = _phrases(
        [
            *(each for each, _ in named),
            *_flat(writing["degrees"].values()),
            *(each for name in _OPENING for each in writing[name]),
            "certified",
        ]
    )
    return Lexicon(
        **_as_declared(writing),
        function_words={code: frozenset(words) for code, words in rows["languages"].items()},
        headings=heads,
        cues=Phrases(cues.items()),
        way_out=_phrases(_flat(substitutes["way_out"])),
        one_of=_phrases(_flat(substitutes["one_of"])),
        examples=_phrases(_flat(substitutes["examples"])),
        alternatives=frozenset(substitutes["or"]),
        connectors=frozenset(substitutes["connectors"]) | frozenset(substitutes["or"]),
        closers=_closers(cues, headings),
        degrees=Phrases((each, name) for name, each_list in writing["degrees"].items() for each in each_list),
        certificates=Phrases(named),
        abbreviations=frozenset(each for each, _ in named if each.isalnum() and each.isupper()) | {"SAFe"},
        openings=openings,
        beginnings=openings.first_keys | heads.first_keys,
    )


def _as_declared(writing: dict[str, Any]) -> dict[str, Any]:
    """Each list of words as the field of its name is declared: as phrases, or as the set of their words."""
    declared = {each.name: each.type for each in fields(Lexicon) if each.name != "degrees"}
    return {
        name: _phrases(words) if declared[name] == "Phrases[bool]" else frozenset(_keys(words))
        for name, words in writing.items()
        if name in declared
    }


def _headings(sections: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    combined = sections.pop("combined")
    for section, lists in sections.items():
        yield from ((each, section) for each in _flat(lists))
    for section, words in combined.items():
        yield from ((f"{before} {noun}", section) for before in words["before"] for noun in words["nouns"])


def _plural(written: str) -> list[str]:
    """ "Certified Scrum Product Owners"; not of abbreviations, which are looked up in the singular."""
    last = written.rpartition(" ")[2]
    return [f"{written}s"] if last != written and len(last) > 3 and last.isalpha() else []


def _flat(lists: Iterable[list[str]]) -> list[str]:
    return [each for one_language in lists for each in one_language]


def _keys(phrases: Iterable[str]) -> list[str]:
    return [key for each in phrases for key in words_of(each).keys]


def _phrases(entries: Iterable[str]) -> Phrases[bool]:
    return Phrases((each, True) for each in entries)


def _cues(rows: dict[Sense, dict[str, Any]], reach: dict[str, int]) -> dict[str, Cue]:
    of_next: dict[str, Sense] = {}
    of_last: dict[str, Sense] = {}
    both: set[str] = set()
    for sense, sides in rows.items():
        for phrase in _flat(sides["either"]):
            both.add(phrase)
            of_next[phrase] = of_last[phrase] = sense
    for sense, sides in rows.items():
        for phrase in _flat(sides["before"]):
            of_next[phrase] = sense
            both.discard(phrase)
        for phrase in _flat(sides["after"]):
            of_last[phrase] = sense
    return {
        phrase: Cue(of_next.get(phrase), of_last.get(phrase), phrase in both, reach.get(phrase))
        for phrase in {**of_next, **of_last}
    }


def _closers(cues: Iterable[str], headings: Iterable[tuple[str, Section]]) -> frozenset[str]:
    """Last words of cues and headings: where the next word is glued on, a new sentence begins."""
    last = [words_of(phrase).keys[-1] for phrase in (*cues, *(heading for heading, _ in headings))]
    return frozenset(key for key in last if len(key) > 3) | {
        "certification",
        "certifications",
        "bachelor",
        "iiba",
    }
