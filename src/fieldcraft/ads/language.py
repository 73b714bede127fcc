"""The language of a text, told by its small words."""

from __future__ import annotations

from collections import Counter
from functools import cache

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.words import Words

_ENOUGH_WORDS = 3000


def language_of(words: Words) -> str:
    """The ISO 639-1 code whose function words are most frequent in the beginning; "und" if there are none.

    A word shared by several languages counts less for each. English, German, French and Spanish ads are
    read; a few more languages are only named.
    """
    seen = Counter(words.keys[:_ENOUGH_WORDS])
    scores = {code: sum(weight * seen[word] for word, weight in own) for code, own in _weights().items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 else "und"


@cache
def _weights() -> dict[str, list[tuple[str, float]]]:
    known = lexicon().function_words
    shared = Counter(word for own in known.values() for word in own)
    return {code: [(word, 1 / shared[word]) for word in own] for code, own in known.items()}
