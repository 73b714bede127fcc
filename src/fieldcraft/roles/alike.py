"""Which statements say nearly the same: by the words that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fieldcraft.roles.lexicon import lexicon, words_of

# Of all words of two statements together, the share that both have; by judgement.
ENOUGH = 0.65
FEWEST_WORDS = 2
ENDINGS = ("ings", "ing", "ies", "ied", "ed", "es", "s")
SAME = {"lift": "raise", "increase": "raise", "grow": "raise", "boost": "raise", "improve": "raise"}
SAME |= {
    "reduce": "cut",
    "decrease": "cut",
    "lower": "cut",
    "shrink": "cut",
    "drop": "fall",
    "decline": "fall",
}


def alike(statements: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of places (later, earlier) of statements that say nearly the same."""
    stems = [_stems(text) for text in statements]
    for later, ours in enumerate(stems):
        for earlier, theirs in enumerate(stems[:later]):
            if min(len(ours), len(theirs)) < FEWEST_WORDS:
                if ours and ours == theirs:
                    yield later, earlier
            elif len(ours & theirs) >= ENOUGH * len(ours | theirs):
                yield later, earlier


def _stems(text: str) -> frozenset[str]:
    words = words_of(text)
    small = lexicon().sets["english"] | lexicon().sets["foreign"]
    return frozenset(_stem(word) for word in words if word not in small)


def _stem(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    for base in (word, f"{word}e"):
        if base in SAME:
            return SAME[base].removesuffix("e")
    return word.removesuffix("e")
