"""What unlabelled ads teach about words: how rare each is, and under which headings it stands.

Ads sort their own sentences: a word that stands mostly under "Requirements" speaks for a requirement also
where a sentence stands alone. That is a thousand times as many sentences as were labelled by hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from fieldcraft.ads.kinds.arrays import Floats
from fieldcraft.ads.kinds.page_words import NUMERAL, known_words, page_words_of
from fieldcraft.ads.kinds.units import units_of
from fieldcraft.ads.page import page_of
from fieldcraft.ads.words import words_of

# A word must be used by this many employers in this many sentences, so that no employer's own words stay.
_LEAST_EMPLOYERS = 15
_LEAST_SENTENCES = 20
_SHORTEST_SENTENCE = 3
# Of its uses inside sentences, a name is written with a capital at least this often.
_A_NAME = 0.7
_SECTIONS = ("benefits", "company", "duties", "required")
_SAME_SECTION = {"preferred": "required"}


@dataclass(frozen=True)
class LearnedWords:
    """`words` numbered in order, the `rarity` of each, and a row a section of how it leans there.

    Rarity is the natural logarithm of sentences over those that hold the word. The leaning to a section is
    the logarithm of the share of its sentences that hold the word (each counted one too many and two too many
    of all), less the mean over the sections.
    """

    words: dict[str, int]
    rarity: Floats
    leanings: Floats
    sentences: int


def learned_words(ads: Iterable[tuple[str, str]]) -> LearnedWords:
    """Read (employer, text) pairs; a sentence that occurs twice counts once."""
    employers: defaultdict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    in_section: Counter[tuple[str, str]] = Counter()
    of_section: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    in_names: set[str] = set()
    seen: set[tuple[str, ...]] = set()
    known = known_words(())
    for employer, text in ads:
        in_names.update(word.key for word in words_of(employer))
        page = page_of(text)
        for unit in units_of(page_words_of(page, known)):
            words = page.words[unit.first : unit.last]
            keys = tuple(NUMERAL if word.key.isdigit() else word.key for word in words)
            if len(keys) < _SHORTEST_SENTENCE or keys in seen:
                continue
            seen.add(keys)
            inside.update(keys[1:])
            capitals.update(word.key for word in words[1:] if word.text[0].isupper())
            section = _SAME_SECTION.get(unit.passage.section or "", unit.passage.section)
            counted = section in _SECTIONS and not unit.passage.is_heading
            of_section[section or ""] += counted
            for key in set(keys):
                counts[key] += 1
                employers[key].add(employer)
                if counted and section:
                    in_section[section, key] += 1
    names = {key for key in in_names if capitals[key] > _A_NAME * inside[key]}
    words_kept = sorted(
        key
        for key, count in counts.items()
        if count >= _LEAST_SENTENCES and len(employers[key]) >= _LEAST_EMPLOYERS and key not in names
    )
    shares = np.array(
        [
            [(in_section[section, key] + 1) / (of_section[section] + 2) for key in words_kept]
            for section in _SECTIONS
        ]
    )
    leanings = np.log(shares)
    return LearnedWords(
        words={key: number for number, key in enumerate(words_kept)},
        rarity=np.log(len(seen) / np.array([counts[key] for key in words_kept])),
        leanings=leanings - leanings.mean(axis=0),
        sentences=len(seen),
    )
