"""Classes of words by which the kinds of sentences are told apart, read from data/sentence_cues.yaml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[1] / "data" / "sentence_cues.yaml"
_DOUBLING = frozenset(["cut", "get", "hit", "plan", "run", "set", "ship"])
_HISSING = ("s", "sh", "ch", "x")


@dataclass(frozen=True)
class Cues:
    """`names` of the classes, what each `says` to a person, and the classes of each word, as numbers."""

    names: tuple[str, ...]
    says: tuple[str, ...]
    of_word: dict[str, tuple[int, ...]]


@cache
def cues() -> Cues:
    """The classes, loaded once."""
    import yaml

    rows = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    of_word: dict[str, list[int]] = {}
    for number, row in enumerate(rows.values()):
        for word in sorted({*row.get("words", []), *_all_forms(row.get("verbs", []))}):
            of_word.setdefault(word, []).append(number)
    return Cues(
        names=tuple(rows),
        says=tuple(row["says"] for row in rows.values()),
        of_word={word: tuple(numbers) for word, numbers in of_word.items()},
    )


def _all_forms(verbs: Iterable[str]) -> Iterable[str]:
    return (form for verb in verbs for form in forms(verb))


def forms(verb: str) -> frozenset[str]:
    """A regular English verb with its endings: "drive", "drives", "drived", "driving".

    Irregular past forms are missing and some made-up ones stand beside them; neither does harm, for the
    made-up ones occur in no text.
    """
    if verb.endswith("e"):
        return frozenset([verb, verb + "s", verb + "d", verb[:-1] + "ing"])
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return frozenset([verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"])
    third = verb + ("es" if verb.endswith(_HISSING) else "s")
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    return frozenset([verb, third, stem + "ed", stem + "ing"])
