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
    weights = _weights()
    scores: dict[str, float] = dict.fromkeys(lexicon().function_words, 0.0)
    for word in seen.keys() & weights.keys():
        for code, weight in weights[word]:
            scores[code] += weight * seen[word]
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 else "und"


@cache
def _weights() -> dict[str, list[tuple[str, float]]]:
    """The languages that each function word speaks for, and how strongly."""
    known = lexicon().function_words
    speaks_for: dict[str, list[str]] = {}
    for code, own in known.items():
        for word in own:
            speaks_for.setdefault(word, []).append(code)
    return {word: [(code, 1 / len(codes)) for code in codes] for word, codes in speaks_for.items()}
