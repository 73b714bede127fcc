"""The language of a text, told by its small words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.words import Words

_ENOUGH_WORDS = 3000
# Behind it stand the letters of other scripts; Latin ones with rare marks are few enough not to matter.
_LAST_LATIN = "\u024f"


def language_of(words: Words) -> str:
    """The ISO 639-1 code whose function words are most frequent in the beginning; "und" if there are none.

    A word shared by several languages counts less for each. English, German, French and Spanish ads are
    read; a few more languages are only named. In a text that is mostly written in another script, names and
    words in Latin letters do not tell the language.
    """
    keys, weights = words.keys[:_ENOUGH_WORDS], _weights()
    if not _in_latin_letters(keys):
        keys = [key for key in keys if key > _LAST_LATIN]
    scores: dict[str, float] = dict.fromkeys(lexicon().function_words, 0.0)
    for word, count in Counter(filter(weights.__contains__, keys)).items():
        for code, weight in weights[word]:
            scores[code] += weight * count
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 else "und"


def is_read_as_english(code: str, words: Words) -> bool:
    """Whether a text of this language is read as English: also one too short to tell, if it may be."""
    return code == "en" or (code == "und" and _in_latin_letters(words.keys[:_ENOUGH_WORDS]))


def _in_latin_letters(keys: Sequence[str]) -> bool:
    # Most ads have no other letters than English ones, which is told quickest of all at once.
    if "".join(keys).isascii() or max(keys) <= _LAST_LATIN:
        return True
    # By letters: some scripts leave no space between words.
    letters = [(key > _LAST_LATIN, len(key)) for key in keys]
    return 2 * sum(number for is_other, number in letters if is_other) <= sum(number for _, number in letters)


@cache
def _weights() -> dict[str, list[tuple[str, float]]]:
    """The languages that each function word speaks for, and how strongly."""
    known = lexicon().function_words
    speaks_for: dict[str, list[str]] = {}
    for code, own in known.items():
        for word in own:
            speaks_for.setdefault(word, []).append(code)
    return {word: [(code, 1 / len(codes)) for code in codes] for word, codes in speaks_for.items()}
