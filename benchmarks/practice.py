"""The simulated product beside an object per user in Mesa, and its draws beside NumPy's own, in one run.

The Mesa model has the engine's rules for people: who comes, is referred, activates, buys, leaves, fails,
falls asleep and wakes. What knows no single users (debt, support, ideas) changes nothing in either. That a
year ends with equally many paying users is checked before anything is timed.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

import mesa
import numpy as np
from numba import njit
from scipy import stats

from fieldcraft.practice import bench
from fieldcraft.practice.cores import one_core
from fieldcraft.practice.counts import binomial
from fieldcraft.practice.debrief import reductions, seeds_of, split, verdicts, with_beliefs
from fieldcraft.practice.game import Lanes, begin
from fieldcraft.practice.luck import uniform, week_key
from fieldcraft.practice.scenarios import DEFAULT, scenario, scenarios, schedule
from fieldcraft.practice.state import DORMANT, FREE, PAYING
from fieldcraft.practice.world import COMMON, SEGMENTS, World, worlds

USERS, MESA_YEARS, OUR_YEARS, ROUNDS = 1_000, 60, 2_000, 5
AWAY, GONE = 3, 4
# So many runs a scenario tell how many replays are spared, and so many times less are wanted at the median.
SPARED_SEEDS, WANTED = 8, 50


def figures() -> list[tuple[str, str]]:
    """Rows of (what, figure); AssertionError where the two models do not agree."""
    rows = []
    measured = bench.bench(perf_counter)
    per_draw = measured["ns_per_draw"]
    assert isinstance(per_draw, dict)
    sizes = ", ".join(f"{ns:.0f} at {int(users):,}" for users, ns in per_draw.items())
    rows.append(("a draw, everything included, by potential users", f"{sizes} ns"))
    replay = {users: ns * bench.draws_a_replay() / 1e6 for users, ns in per_draw.items()}
    rows.append(
        (
            "a replay of a year",
            f"{replay['80000']:.2f} ms at 80,000, {replay['8000000']:.2f} ms at 8,000,000: "
            f"{replay['8000000'] / replay['80000']:.2f} times as long",
        )
    )
    rows.append(_beside_mesa())
    rows.extend(_beside_numpy())
    rows.extend(_debriefs())
    return rows


def _beside_mesa() -> tuple[str, str]:
    world = _people_only()
    mesa_took, theirs = [], []
    for seed in range(MESA_YEARS):
        began = perf_counter()
        theirs.append(Product(world, seed).year())
        mesa_took.append(perf_counter() - began)
    lanes = _lanes(world, OUR_YEARS)
    lanes.until(lanes.weeks)
    took = []
    with one_core():
        for _ in range(ROUNDS):
            began = perf_counter()
            ours = lanes.until(lanes.weeks)
            took.append((perf_counter() - began) / OUR_YEARS)
    paying = ours.state.people[..., PAYING].sum((1, 2))
    # Equal in distribution: the means within four standard errors, and by Kolmogorov and Smirnov.
    error = (paying.var() / OUR_YEARS + np.var(theirs) / MESA_YEARS) ** 0.5
    assert abs(paying.mean() - np.mean(theirs)) < 4 * error, (paying.mean(), np.mean(theirs))
    assert stats.ks_2samp(paying, theirs).pvalue > 1e-3
    ratio = median(mesa_took) / median(took)
    return (
        f"a year of {USERS:,} users, an object each in Mesa; equal distribution",
        f"{1000 * median(mesa_took):.0f} ms; ours {1000 * median(took):.3f} ms, {ratio:,.0f} times quicker",
    )


def _people_only() -> World:
    """A world of the first scenario with so few users, and nothing but people."""
    each = scenario(DEFAULT)
    world = worlds(each.kind, each.audience, seeds_of(5, 1, np.uint64(1)))
    common = world.common.copy()
    for name in ("debt_disutility", "tickets"):
        common[COMMON.index(name)] = 0.0
    people = np.full_like(world.people, USERS // SEGMENTS)
    return world._replace(people=people, common=common, value=0 * world.value)


def _lanes(world: World, count: int) -> Lanes:
    each = scenario(DEFAULT)
    lanes = begin(
        each, world, np.zeros(count, dtype=np.int64), seeds_of(5, count, np.uint64(2)), steady=False
    )
    # More people than at the scenario's start, so that there is something to lose.
    lanes.state.people[..., FREE] = np.round(world.people[0, :, None] * 0.10 * world.share[0])
    lanes.state.people[..., PAYING] = np.round(world.people[0, :, None] * 0.15 * world.share[0])
    lanes.state.left[:] = world.people[0] - lanes.state.people.sum((2, 3))
    return lanes


class User(mesa.Agent):  # type: ignore[misc]
    """Somebody with a segment, a class of churn and a standing."""

    def __init__(self, product: Product, segment: int, kind: int, standing: int) -> None:
        super().__init__(product)
        self.segment, self.kind, self.standing = segment, kind, standing

    def step(self) -> None:
        """A week of one user, by the chances of their segment and class."""
        product, roll = self.model, self.model.random.random
        if self.standing == AWAY:
            if roll() < product.comes[self.segment]:
                self.arrive(product.world.share)
        elif self.standing == FREE:
            if roll() < product.world.conversion[0, self.segment]:
                self.standing = PAYING
            elif roll() < product.number["dormancy"]:
                self.standing = DORMANT
        elif self.standing == PAYING:
            leaves = roll() < product.world.hazard[0, self.segment, self.kind]
            if leaves or roll() < product.number["involuntary_churn"]:
                self.standing = GONE
        elif self.standing == DORMANT and roll() < product.number["return"] * product.season:
            self.standing = FREE

    def arrive(self, share: np.ndarray) -> None:
        """Come to the product, in a class, and stay or not."""
        product = self.model
        (self.kind,) = product.random.choices(range(share.shape[2]), share[0, self.segment])
        stays = 1 / (1 + np.exp(-product.world.activation[0, self.segment]))
        self.standing = FREE if product.random.random() < stays else GONE


class Product(mesa.Model):  # type: ignore[misc]
    """All users of one product."""

    def __init__(self, world: World, seed: int) -> None:
        super().__init__(seed=seed)
        self.world, self.number = world, dict(zip(COMMON, world.common, strict=True))
        self.draws = np.random.default_rng(seed)
        start = _lanes(world, 1).state
        for segment, cells in enumerate(start.people[0]):
            for kind, standings in enumerate(cells):
                for standing, many in enumerate(standings):
                    for _ in range(many):
                        User(self, segment, kind, standing)
            for _ in range(start.left[0, segment]):
                User(self, segment, 0, AWAY)

    def year(self) -> int:
        """How many pay at the end of a year."""
        for week in range(scenario(DEFAULT).weeks):
            self.week(week)
        return sum(user.standing == PAYING for user in self.agents)

    def week(self, week: int) -> None:
        """Who comes by themselves, who is brought, and what becomes of everybody else."""
        self.season = self.world.season[0, week]
        active, paying = np.zeros(SEGMENTS), np.zeros(SEGMENTS)
        for user in self.agents:
            active[user.segment] += user.standing in (FREE, PAYING)
            paying[user.segment] += user.standing == PAYING
        pull = self.world.innovation[0] + self.world.imitation[0] * active / self.world.people[0]
        self.comes = 1 - np.exp(-pull * self.season)
        was = [(user, user.standing) for user in self.agents]
        self.agents.do("step")
        friends = self.draws.poisson(self.number["invites"] * (paying + 0.2 * (active - paying)))
        for segment, many in enumerate(friends):
            left = [
                user for user, before in was if before == AWAY == user.standing and user.segment == segment
            ]
            for user in self.random.sample(left, min(int(many), len(left))):
                user.arrive(self.world.share_referred)


@njit  # type: ignore[untyped-decorator]
def _ours(n, p, many):  # type: ignore[no-untyped-def]
    key, total = week_key(np.uint64(7), 1), 0
    for cell in range(many):
        total += binomial(uniform(key, cell, 1), n, p)
    return total


def _beside_numpy() -> list[tuple[str, str]]:
    """One keyed draw by inversion beside one of NumPy's, which cannot be replayed under another decision."""
    many, draws = 200_000, np.random.default_rng(1)
    rows = []
    _ours(20, 0.03, 10)
    for n in (20, 200, 1_000, 100_000):
        ours = _took(lambda n=n: _ours(n, 0.03, many)) / many * 1e9  # type: ignore[misc]
        theirs = _took(lambda n=n: draws.binomial(n, 0.03, many)) / many * 1e9  # type: ignore[misc]
        rows.append(
            (
                f"a binomial draw of {n:,} at 3 %",
                f"{ours:.0f} ns; NumPy's {theirs:.0f} ns, {theirs / ours:.1f} times",
            )
        )
    return rows


def _debriefs() -> list[tuple[str, str]]:
    """The first scenario's debrief of 20 decisions on all cores, and what keyed luck spares everywhere."""
    each = scenario(DEFAULT)
    choices = _choices(DEFAULT, 3)
    began = perf_counter()
    found = list(verdicts(each, 3, choices))
    first = perf_counter() - began
    whole = [with_beliefs(each, 3, choices, verdict) for verdict in found]
    split(each, 3, choices, whole)
    full = perf_counter() - began
    differ = [one for one in found if one.choice != one.instead_of]
    effect = median(abs(one.effect_here.mean) for one in differ)
    error = median(one.effect_here.se for one in differ)
    spared = [
        reductions(one, seed, _choices(name, seed))
        for name, one in scenarios().items()
        for seed in range(SPARED_SEEDS)
    ]
    vs_independent = median(one.vs_independent for one in spared)
    vs_same_seed = median(one.vs_same_seed for one in spared)
    least = min(one.vs_independent for one in spared)
    below = sum(one.vs_independent < WANTED for one in spared)
    return [
        (f"first view of a debrief of {len(choices)} decisions, all cores", f"{first:.1f} s"),
        ("the median standard error in it over the median effect", f"{error / effect:.3f}"),
        ("the same debrief with the full split", f"{full:.1f} s"),
        (
            f"replays spared beside independent ones, median of {len(spared)} runs",
            f"{vs_independent:,.0f} times; {below} runs below {WANTED}, the worst {least:,.0f}",
        ),
        ("replays spared beside a seed used again, median", f"{vs_same_seed:,.0f} times"),
    ]


def _choices(name: str, seed: int) -> list[int]:
    random = np.random.default_rng(seed)
    return [int(random.integers(len(situation.choices))) for _, situation in schedule(scenario(name), seed)]


def _took(call: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        began = perf_counter()
        call()
        seconds.append(perf_counter() - began)
    return median(seconds)
