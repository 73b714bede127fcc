"""Near-duplicates: the same ad posted again with small changes.

Two ads are near when at least 75 % of the runs of three words that either holds are in both (Jaccard's
index of their shingles; Broder 1997). It is estimated from 96 minwise hashes of each ad, of which 8 bits are
kept (Li & König 2010), and only for ads that share one of 16 bands of 6 hashes (locality-sensitive hashing;
Indyk & Motwani 1998). A pair at 0.75 shares a band with a chance of 96 %, one at 0.8 of 99 %; the
estimate has a standard error of 0.04 there. `make bench` measures both on invented reposts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

WORDS_A_RUN = 3
BANDS = 16
HASHES_A_BAND = 6
HASHES = BANDS * HASHES_A_BAND
ALIKE = 0.75
MEANS = (
    f"{ALIKE:.0%} or more of the runs of {WORDS_A_RUN} words that either ad holds are in both, "
    f"estimated from {HASHES} minwise hashes".replace("%", " %")
)

_WORD = re.compile(r"\w+")
_CHUNK = 50_000
# Odd multipliers and shifts of the linear hashes; drawn once, and part of what a kept sketch means.
_DRAWN = np.random.default_rng(20_260_305)
_TIMES = (_DRAWN.integers(0, 2**31, HASHES, dtype=np.uint64) * 2 + 1).astype(np.uint32)
_PLUS = _DRAWN.integers(0, 2**32, HASHES, dtype=np.uint64).astype(np.uint32)
_OF_BAND = (_DRAWN.integers(0, 2**31, HASHES_A_BAND, dtype=np.uint64) * 2 + 1).astype(np.uint32)

_MIX = np.uint32(0x9E3779B1)

Sketch = tuple[NDArray[np.uint32], NDArray[np.uint8]]


def sketch(text: str) -> Sketch:
    """What is kept of a text to find its likes: a key for each band, and eight bits of each hash."""
    least = (_runs(text)[:, None] * _TIMES + _PLUS).min(axis=0)
    in_bands = least.reshape(BANDS, HASHES_A_BAND)
    keys = np.zeros(BANDS, np.uint32)
    for place in range(HASHES_A_BAND):
        keys = (keys ^ in_bands[:, place]) * _OF_BAND[place]
        keys ^= keys >> np.uint32(15)
    # The least of many is small, so that its high bits are all the same; mixed, they tell it apart.
    return keys, ((least * _MIX) >> np.uint32(24)).astype(np.uint8)


def likeness(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Estimates of Jaccard's index, one a row; what eight bits agree by chance, 1 in 256, is taken off."""
    agree = (one == other).mean(axis=-1)
    return np.asarray((agree - 1 / 256) / (1 - 1 / 256), np.float64)


def duplicates(
    hashes: NDArray[np.uint64], keys: NDArray[np.uint32], bits: NDArray[np.uint8]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which ads say again what an earlier one said: word for word, and nearly so.

    `hashes` (n) name the whole texts, `keys` (n, BANDS) and `bits` (n, HASHES) are their sketches; both may
    lie on the disk. In a band, an ad is compared with the first of those not yet found to be duplicates and
    with the one before it, so that time grows as n log n however many are alike.
    """
    same = np.zeros(len(hashes), np.bool_)
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    same[order[1:]] = ordered[1:] == ordered[:-1]
    near = np.zeros(len(hashes), np.bool_)
    for band in range(BANDS):
        left = np.flatnonzero(~(same | near))
        later, first, before = _pairs(left, np.ascontiguousarray(keys[:, band])[left])
        near[later[_alike(bits, later, first)]] = True
        open_still = ~near[later] & (first != before)
        later, before = later[open_still], before[open_still]
        found = np.flatnonzero(_alike(bits, later, before))
        for one, other in zip(later[found].tolist(), before[found].tolist(), strict=True):
            # One by one, so that nothing is left out for the sake of an ad that was itself left out.
            if not near[other]:
                near[one] = True
    return same, near


def _pairs(
    numbers: NDArray[np.intp], keys: NDArray[np.uint32]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """For each ad that shares its key with an earlier one: its number, the first's, the one's before it."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    again = np.concatenate(([False], ordered[1:] == ordered[:-1]))[: len(order)]
    places = np.arange(len(order))
    starts = np.maximum.accumulate(np.where(again, 0, places)) if len(order) else places
    later = np.flatnonzero(again)
    by_key = numbers[order]
    # In the order of their numbers, so that the earliest is kept whatever the keys are.
    sorted_by_number = np.argsort(by_key[later], kind="stable")
    later = later[sorted_by_number]
    return by_key[later], by_key[starts[later]], by_key[later - 1]


def _alike(bits: NDArray[np.uint8], some: NDArray[np.intp], others: NDArray[np.intp]) -> NDArray[np.bool_]:
    found = np.zeros(len(some), np.bool_)
    for start in range(0, len(some), _CHUNK):
        here = slice(start, start + _CHUNK)
        found[here] = likeness(bits[some[here]], bits[others[here]]) >= ALIKE
    return found


def _runs(text: str) -> NDArray[np.uint32]:
    """A hash of each run of three words; of a shorter text one hash of all its words."""
    words = [_hash_of(word) for word in _WORD.findall(text.lower())]
    hashes = np.array(words or [0], np.uint64)
    length = min(WORDS_A_RUN, len(hashes))
    count = len(hashes) - length + 1
    mixed = np.zeros(count, np.uint64)
    for place in range(length):
        mixed = (mixed ^ hashes[place : place + count]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


@lru_cache(maxsize=1 << 16)
def _hash_of(word: str) -> int:
    return crc32(word.encode())
