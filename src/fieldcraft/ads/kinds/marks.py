"""Cues that are seen at a sentence without its words: its section, the credentials it names, its writing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import get_args

import numpy as np

from fieldcraft.ads.kinds.arrays import Marks
from fieldcraft.ads.kinds.units import Unit
from fieldcraft.ads.lexicon import Section
from fieldcraft.ads.page import Page
from fieldcraft.ads.reading import Credential, Kind

_SECTIONS: tuple[Section, ...] = get_args(Section)
_KINDS: tuple[Kind, ...] = get_args(Kind)
_LEAD_WORDS = 5
_SHORT, _LONG = 4, 30

SAYINGS: tuple[str, ...] = (
    *(f"stands under a heading of {section}" for section in _SECTIONS),
    "stands under no heading",
    *(f"names a credential: {kind.replace('_', ' ')}" for kind in _KINDS),
    "is a heading",
    "is the title of the ad",
    "ends with a colon",
    "ends with a question mark",
    "names an amount of money",
    "names a percentage",
    f"has at most {_SHORT} words",
    f"has {_LONG} words or more",
    "opens with a word in -ing",
    "opens with a word in -s",
)


def leads_to(page: Page, before: Unit, unit: Unit) -> bool:
    """Whether `before` is a short heading in the line of `unit` ("Curiosity: you ask why.")."""
    if before.last - before.first > _LEAD_WORDS or page.text[before.end - 1] != ":":
        return False
    return "\n" not in page.text[before.end : unit.start]


def marks_of(
    page: Page, units: Sequence[Unit], credentials: Sequence[Credential], openings: Sequence[str]
) -> Marks:
    """A row a unit, a column for each of SAYINGS; `openings` holds the word that each unit opens with."""
    begins = [unit.start for unit in units]
    named: dict[int, set[str]] = {}
    for credential in credentials:
        named.setdefault(max(0, bisect_right(begins, credential.start) - 1), set()).add(credential.kind)
    return np.array(
        [
            _row(page, unit, opening, named.get(number, set()))
            for number, (unit, opening) in enumerate(zip(units, openings, strict=True))
        ],
        dtype=bool,
    ).reshape(len(units), len(SAYINGS))


def _row(page: Page, unit: Unit, opening: str, kinds: set[str]) -> list[bool]:
    text, length, passage = page.text[unit.start : unit.end], unit.last - unit.first, unit.passage
    return [
        *[passage.section == section for section in _SECTIONS],
        passage.section is None,
        *[kind in kinds for kind in _KINDS],
        passage.is_heading,
        passage.is_title,
        text[-1:] == ":",
        text[-1:] == "?",
        "$" in text or "€" in text or "£" in text,
        "%" in text,
        length <= _SHORT,
        length >= _LONG,
        opening.endswith("ing"),
        opening.endswith("s"),
    ]
