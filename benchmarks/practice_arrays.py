"""The engine's binomial draw with NumPy and SciPy alone, a whole array at a time: the way that was not taken.

The same keys, the same inversion and the same counts; only the loop over cells is left to arrays. Decides
whether compiling is worth its start-up: `figures` prints both.
"""

from __future__ import annotations

import subprocess
import sys
from statistics import median
from time import perf_counter

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.special import bdtr, ndtri

from fieldcraft.practice.counts import binomial
from fieldcraft.practice.luck import uniform, week_key

# As many cells as a debrief has at a time for one event: 200 replays of 28. They fit into a core's cache.
CELLS, ROUNDS = 5_600, 9
# Below this mean chances are added up, as in the engine.
EXPAND_FROM = 8.0

Counts = NDArray[np.int64]


def figures() -> list[tuple[str, str]]:
    """Rows of (what, figure); AssertionError where the two ways do not draw the same counts."""
    # Compiled code hands out a plain whole number, which would come back in with a sign.
    key = np.uint64(week_key(np.uint64(7), 1))
    compiled(key, 20, 0.03, 2)
    rows = []
    for n in (20, 200, 1_000, 100_000):
        assert np.array_equal(compiled(key, n, 0.03, CELLS), in_arrays(key, n, 0.03, CELLS))
        ours = _nanoseconds(lambda n=n: compiled(key, n, 0.03, CELLS))  # type: ignore[misc]
        theirs = _nanoseconds(lambda n=n: in_arrays(key, n, 0.03, CELLS))  # type: ignore[misc]
        rows.append(
            (
                f"a keyed binomial draw of {n:,} at 3 %, compiled",
                f"{ours:.0f} ns; with arrays alone {theirs:.0f} ns, {theirs / ours:.1f} times",
            )
        )
    begun = [_seconds_to_start("numpy"), _seconds_to_start("fieldcraft.practice.week")]
    rows.append(
        (
            "start of a process: NumPy alone; the engine with the compiled code of an earlier start",
            f"{begun[0]:.2f} s; {begun[1]:.2f} s",
        )
    )
    return rows


@njit  # type: ignore[untyped-decorator]
def compiled(key, n, p, cells):  # type: ignore[no-untyped-def]
    """The engine's own draw for every cell of one event."""
    made = np.empty(cells, dtype=np.int64)
    for cell in range(cells):
        made[cell] = binomial(uniform(key, cell, 1), n, p)
    return made


def in_arrays(key: np.uint64, n: int, p: float, cells: int) -> Counts:
    """The same counts, all cells at once; `p` at most one half."""
    u = _uniforms(key, cells)
    return _added_up(u, n, p) if n * p < EXPAND_FROM else _expanded(u, n, p)


def _uniforms(key: np.uint64, cells: int) -> NDArray[np.float64]:
    bits = np.arange(cells, dtype=np.uint64)
    bits *= np.uint64(0xDA942042E4DD58B5)
    bits += key + np.uint64(0x2545F4914F6CDD1D)
    bits ^= bits >> np.uint64(30)
    bits *= np.uint64(0xBF58476D1CE4E5B9)
    bits ^= bits >> np.uint64(27)
    bits *= np.uint64(0x94D049BB133111EB)
    bits ^= bits >> np.uint64(31)
    return ((bits >> np.uint64(11)).astype(np.float64) + 0.5) * (1.0 / 9007199254740992.0)


def _added_up(u: NDArray[np.float64], n: int, p: float) -> Counts:
    # In the engine each cell has an n and a p of its own, so that no table of chances serves them all.
    odds = p / (1 - p)
    chance = np.full(len(u), (1 - p) ** n)
    below, count = chance.copy(), np.zeros(len(u), dtype=np.int64)
    more = u > below
    step = 0
    while more.any() and step < n:
        chance *= odds * (n - step) / (step + 1)
        step += 1
        count += more
        below += chance
        more &= u > below
    return count


def _expanded(u: NDArray[np.float64], n: int, p: float) -> Counts:
    q = 1 - p
    mean, s = n * p, np.sqrt(n * p * q)
    z = ndtri(u)
    w = mean + s * z + (q - p) * (z * z - 1) / 6 + 0.5
    w -= (z * z * z * (1 + 2 * p * q) + z * (2 - 14 * p * q)) / (72 * s)
    count = np.floor(w)
    gap, edge = w - count, (0.03 + 0.006 * z**4) / (s * s)
    unsure = np.flatnonzero((gap < edge) | (gap > 1 - edge) | (np.abs(z) > 3.6))
    # Of the three counts around, the first whose chance of at most so many reaches u.
    near = np.clip(count[unsure, None] + np.array([-1.0, 0.0, 1.0]), 0, n)
    count[unsure] = near[np.arange(len(unsure)), (bdtr(near, n, p) < u[unsure, None]).sum(1).clip(max=2)]
    return np.clip(count, 0, n).astype(np.int64)


def _nanoseconds(call: object) -> float:
    assert callable(call)
    took = []
    for _ in range(ROUNDS):
        began = perf_counter()
        call()
        took.append(perf_counter() - began)
    return 1e9 * median(took) / CELLS


def _seconds_to_start(module: str) -> float:
    took = []
    for _ in range(3):
        began = perf_counter()
        subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
        took.append(perf_counter() - began)
    return median(took)
