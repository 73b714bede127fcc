"""Luck that can be replayed: every draw is keyed by what it is for, and taken by inversion.

A draw is a quantile (see `counts` and `normal`) at `u`, a hash of (seed, week, cell, event). The same key
gives the same `u` whatever was decided, so that two runs differ only where a decision reached (Buffalo,
Pearson & Klein 2026).
"""

from __future__ import annotations

import numpy as np
from numba import njit

_GAMMA = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_WEEK = np.uint64(0xD1342543DE82EF95)
_CELL = np.uint64(0xDA942042E4DD58B5)
_EVENT = np.uint64(0x2545F4914F6CDD1D)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_TO_UNIT = 1.0 / 9007199254740992.0


@njit(cache=True, nogil=True)
def mixed(key):  # type: ignore[no-untyped-def]
    """The finaliser of SplitMix64 (Steele, Lea & Flood 2014): 64 bits in, 64 well-mixed bits out."""
    key = (key ^ (key >> _S30)) * _MIX_1
    key = (key ^ (key >> _S27)) * _MIX_2
    return key ^ (key >> _S31)


@njit(cache=True, nogil=True)
def week_key(seed, week):  # type: ignore[no-untyped-def]
    """What all draws of one week share."""
    return mixed(seed + _GAMMA + np.uint64(week) * _WEEK)


@njit(cache=True, nogil=True)
def uniform(key, cell, event):  # type: ignore[no-untyped-def]
    """A number in (0, 1), never 0 or 1, for one event in one cell of the week that `key` stands for."""
    bits = mixed(key + np.uint64(cell) * _CELL + np.uint64(event) * _EVENT)
    return (float(bits >> _S11) + 0.5) * _TO_UNIT


@njit(cache=True, nogil=True)
def uniforms(seed, week, event, count):  # type: ignore[no-untyped-def]
    """`count` numbers in (0, 1), one a cell, for one event."""
    key = week_key(seed, week)
    made = np.empty(count)
    for cell in range(count):
        made[cell] = uniform(key, cell, event)
    return made


@njit(cache=True, nogil=True)
def uniforms_of(seeds, event, count):  # type: ignore[no-untyped-def]
    """For every seed `count` numbers in (0, 1) that belong to no week."""
    made = np.empty((len(seeds), count))
    for row in range(len(seeds)):
        key = mixed(seeds[row] ^ _GAMMA)
        for cell in range(count):
            made[row, cell] = uniform(key, cell, event)
    return made


@njit(cache=True, nogil=True)
def mixed_of(base, numbers):  # type: ignore[no-untyped-def]
    """Seeds made of one base and many numbers."""
    made = np.empty(len(numbers), dtype=np.uint64)
    for at in range(len(numbers)):
        made[at] = mixed(mixed(base) + numbers[at] * _CELL)
    return made
