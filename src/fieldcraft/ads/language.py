"""The language of a text, told by its small words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.words import Word

_ENOUGH_WORDS = 3000


def language_of(words: Sequence[Word]) -> str:
    """The ISO 639-1 code whose function words are most frequent in the beginning; "und" if there are none.

    A word shared by several languages counts less for each. English, German, French and Spanish ads are
    read; a few more languages are only named.
    """
    seen = Counter(word.key for word in words[:_ENOUGH_WORDS])
    known = lexicon().function_words
    shared = Counter(word for own in known.values() for word in own)
    scores = {code: sum(seen[word] / shared[word] for word in own) for code, own in known.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 else "und"
