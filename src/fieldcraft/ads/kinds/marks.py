"""Cues that are seen at a sentence without its words: its section, the credentials it names, its writing."""

from __future__ import annotations

import re
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
_COLUMN_OF_SECTION: dict[Section | None, int] = {
    section: column for column, section in enumerate((*_SECTIONS, None))
}
_SIGN = re.compile("[$€£%]")
_LEAD_WORDS = 5
_SHORT, _LONG = 4, 30

SAYINGS: tuple[str, ...] = (
    *(f"stands under a heading of {section}" for section in _SECTIONS),
    "stands under no heading",
    *(f"asks for a credential: {kind.replace('_', ' ')}" for kind in _KINDS),
    "only mentions a credential",
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
    lengths = np.array([unit.last - unit.first for unit in units])
    last = np.array([page.text[unit.end - 1] for unit in units])
    sections = np.array([_COLUMN_OF_SECTION[unit.passage.section] for unit in units])
    named = len(_COLUMN_OF_SECTION)
    written = named + len(_KINDS) + 1
    rows = np.empty((len(SAYINGS), len(units)), dtype=bool)
    rows[:named] = sections == np.arange(named)[:, None]
    rows[named:written] = _named(units, credentials).T
    rows[written] = [unit.passage.is_heading for unit in units]
    rows[written + 1] = [unit.passage.is_title for unit in units]
    rows[written + 2] = last == ":"
    rows[written + 3] = last == "?"
    rows[written + 4], rows[written + 5] = _with_signs(page.text, [unit.start for unit in units])
    rows[written + 6] = lengths <= _SHORT
    rows[written + 7] = lengths >= _LONG
    rows[written + 8] = [opening.endswith("ing") for opening in openings]
    rows[written + 9] = [opening.endswith("s") for opening in openings]
    return rows.T


def _with_signs(text: str, begins: Sequence[int]) -> tuple[Marks, Marks]:
    """Which units name an amount of money, and which a percentage."""
    money, share = np.zeros(len(begins), dtype=bool), np.zeros(len(begins), dtype=bool)
    for sign in _SIGN.finditer(text):
        unit = max(0, bisect_right(begins, sign.start()) - 1)
        (share if sign[0] == "%" else money)[unit] = True
    return money, share


def _named(units: Sequence[Unit], credentials: Sequence[Credential]) -> Marks:
    """Which kinds of credentials each unit asks for, and whether it mentions one that is not asked for."""
    begins = [unit.start for unit in units]
    named = np.zeros((len(units), len(_KINDS) + 1), dtype=bool)
    for credential in credentials:
        asked = credential.demand != "mentioned"
        column = _KINDS.index(credential.kind) if asked else len(_KINDS)
        named[max(0, bisect_right(begins, credential.start) - 1), column] = True
    return named
