"""Cues that are seen at a sentence without its words: its section, the credentials it names, its writing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

import numpy as np

from fieldcraft.ads.kinds.arrays import Integers, Marks
from fieldcraft.ads.kinds.units import Unit
from fieldcraft.ads.lexicon import Section
from fieldcraft.ads.page import Page
from fieldcraft.ads.reading import Credential, Kind

_SECTIONS: tuple[Section, ...] = get_args(Section)
_KINDS: tuple[Kind, ...] = get_args(Kind)
_COLUMN_OF_SECTION: dict[Section | None, int] = {
    section: column for column, section in enumerate((*_SECTIONS, None))
}
_SECTION_COLUMNS = np.arange(len(_COLUMN_OF_SECTION))[:, None]
_SIGNS = "$€£%"
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


def led_in(page: Page, units: Sequence[Unit]) -> list[int]:
    """The units before which a short heading stands in their line ("Curiosity: you ask why.")."""
    text = page.text
    return [
        number
        for number, (before, unit) in enumerate(pairwise(units), 1)
        if text[before.end - 1] == ":"
        and before.last - before.first <= _LEAD_WORDS
        and "\n" not in text[before.end : unit.start]
    ]


def marks_of(
    page: Page,
    units: Sequence[Unit],
    lengths: Integers,
    credentials: Sequence[Credential],
    openings: Sequence[str],
) -> Marks:
    """A row a unit, a column for each of SAYINGS.

    `lengths` are the units' own in words; `openings` holds the word that each opens with.
    """
    begins = [unit.start for unit in units]
    last = [page.text[unit.end - 1] for unit in units]
    passages = [unit.passage for unit in units]
    sections = np.array([_COLUMN_OF_SECTION[passage.section] for passage in passages])
    named = len(_COLUMN_OF_SECTION)
    written = named + len(_KINDS) + 1
    rows = np.empty((len(SAYINGS), len(units)), dtype=bool)
    rows[:named] = sections == _SECTION_COLUMNS
    rows[named:written] = _named(begins, credentials)
    rows[written] = [passage.is_heading for passage in passages]
    rows[written + 1] = [passage.is_title for passage in passages]
    rows[written + 2] = [mark == ":" for mark in last]
    rows[written + 3] = [mark == "?" for mark in last]
    rows[written + 4 : written + 6] = _with_signs(page.text, begins)
    rows[written + 6] = lengths <= _SHORT
    rows[written + 7] = lengths >= _LONG
    rows[written + 8] = [opening.endswith("ing") for opening in openings]
    rows[written + 9] = [opening.endswith("s") for opening in openings]
    return rows.T


def _with_signs(text: str, begins: Sequence[int]) -> Marks:
    """Which units name an amount of money, and which a percentage: a row each."""
    signs = np.zeros((2, len(begins)), dtype=bool)
    for sign in _SIGNS:
        # Looking for one character is so quick that four searches take less than a pattern for all.
        at = text.find(sign)
        while at >= 0:
            signs[int(sign == "%"), max(0, bisect_right(begins, at) - 1)] = True
            at = text.find(sign, at + 1)
    return signs


def _named(begins: Sequence[int], credentials: Sequence[Credential]) -> Marks:
    """Which units ask for credentials, a row a kind, and which mention one that is not asked for."""
    named = np.zeros((len(_KINDS) + 1, len(begins)), dtype=bool)
    for credential in credentials:
        asked = credential.demand != "mentioned"
        row = _KINDS.index(credential.kind) if asked else len(_KINDS)
        named[row, max(0, bisect_right(begins, credential.start) - 1)] = True
    return named
