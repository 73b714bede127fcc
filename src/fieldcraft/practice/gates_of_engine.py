"""Gates of the engine: replays to the last bit, luck of mean zero, draws that follow the exact chances."""

from __future__ import annotations

from math import lgamma

import numpy as np

from fieldcraft.practice.counts import binomial
from fieldcraft.practice.debrief import seeds_of
from fieldcraft.practice.game import Lanes, begin, play_choices, play_policy
from fieldcraft.practice.luck import uniforms
from fieldcraft.practice.normal import normal
from fieldcraft.practice.scenarios import scenarios, schedule
from fieldcraft.practice.state import LUCK
from fieldcraft.practice.world import Floats, worlds

_SEED = 20
_EVERY = "every scenario"


def engine_figures(lanes: int = 400) -> dict[tuple[str, str], float]:
    """Figures of the gates that hold by how the engine is made."""
    figures = {
        ("luck_of_draws", _EVERY): 0.0,
        ("unchanged_decisions_bit_identical", _EVERY): 1.0,
        ("earlier_weeks_bit_identical", _EVERY): 1.0,
        ("monotone_coupling", "sampler"): float(_falls()),
        ("exact_binomial", "sampler"): min(1.0, 4 * min(_p_value(n, p) for n, p in _DRAWN)),
    }

    def worst(gate: str, figure: float, best: bool = False) -> None:
        figures[gate, _EVERY] = (min if best else max)(figures[gate, _EVERY], figure)

    for each in scenarios().values():
        points = schedule(each, _SEED)
        world = worlds(each.kind, each.audience, seeds_of(_SEED, lanes, np.uint64(1)))
        start = begin(each, world, np.arange(lanes), seeds_of(_SEED, lanes, np.uint64(2)))
        luck = play_policy(start, points, "competent").state.level[:, LUCK]
        worst("luck_of_draws", float(abs(luck.mean()) / (luck.std() / lanes**0.5)))
        few = start.of(np.arange(8))
        choices = [number % len(situation.choices) for number, (_, situation) in enumerate(points)]
        one = play_choices(few, points, choices)
        again = play_choices(few, points, choices)
        worst("unchanged_decisions_bit_identical", _same(one, again, each.weeks), best=True)
        for number in range(0, len(points), 5):
            changed = list(choices)
            changed[number] = (changed[number] + 1) % len(points[number][1].choices)
            other = play_choices(few, points, changed)
            if points[number][0] > 0:
                worst("earlier_weeks_bit_identical", _same(one, other, points[number][0]), best=True)
    return figures


def _same(one: Lanes, other: Lanes, weeks: int) -> float:
    pairs = [(one.record, other.record), (one.shown, other.shown)]
    return float(np.mean([(a[:, :weeks] == b[:, :weeks]).mean() for a, b in pairs]))


_DRAWN = ((40, 0.1), (400, 0.2), (3_000, 0.03), (200, 0.7))


def _falls() -> int:
    """How often a draw fell when people or chance rose a little, over many draws."""
    u = uniforms(np.uint64(_SEED), 1, 1, 3_000)
    chances = 0.5 * uniforms(np.uint64(_SEED), 1, 2, 3_000) ** 2
    counts = (10 ** (5 * uniforms(np.uint64(_SEED), 1, 3, 3_000))).astype(np.int64)
    fell = 0
    for at, p, n in zip(u, chances, counts, strict=True):
        drawn = binomial(at, n, p)
        fell += binomial(at, n + 1 + n // 50, p) < drawn
        fell += binomial(at, n, p * 1.01) < drawn
    return fell


def _p_value(n: int, p: float, draws: int = 40_000) -> float:
    """Of a chi-square of drawn counts beside the exact chances; rare counts are taken together."""
    drawn = np.array([binomial(u, n, p) for u in uniforms(np.uint64(_SEED), 2, n, draws)])
    seen, expected = np.bincount(drawn, minlength=n + 1), draws * _chances(n, p)
    often = expected >= 5
    counts = np.append(seen[often], seen[~often].sum())
    means = np.append(expected[often], expected[~often].sum())
    square = ((counts - means) ** 2 / means).sum()
    free = len(counts) - 1
    # Wilson & Hilferty's cube root is a normal, near enough for a gate.
    z = ((square / free) ** (1 / 3) - (1 - 2 / (9 * free))) / (2 / (9 * free)) ** 0.5
    return _above(float(z))


def _chances(n: int, p: float) -> Floats:
    k = np.arange(n + 1)
    log = [lgamma(n + 1) - lgamma(i + 1) - lgamma(n - i + 1) for i in k]
    return np.asarray(np.exp(np.array(log) + k * np.log(p) + (n - k) * np.log1p(-p)))


def _above(z: float) -> float:
    """The chance of a standard normal above z, by halving over our own quantile."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if normal(middle) < z else (low, middle)
    return 1 - low
