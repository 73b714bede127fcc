"""Gates beside published facts: cohorts that leave as was published, moments of generated worlds."""

from __future__ import annotations

import numpy as np

from fieldcraft.practice.churn import churn_classes, survival
from fieldcraft.practice.game import begin
from fieldcraft.practice.luck import uniforms_of
from fieldcraft.practice.normal import normal_of
from fieldcraft.practice.parameters import KINDS, Kind, parameters
from fieldcraft.practice.scenarios import DEFAULT, scenario
from fieldcraft.practice.state import PAYING
from fieldcraft.practice.world import COMMON, SEGMENTS, Floats, World, worlds

# Fader & Hardie 2007, table 1: per cent still there after 1 to 12 years; the parameters of facts B3.
_PUBLISHED = {
    "high_end": (0.668, 3.806, (86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4)),
    "regular": (0.704, 1.182, (63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3)),
}
_COHORT, _PUBLISHED_COHORT, _FITTED_YEARS = 4_000_000, 1_000, 7
_TEST = 5000


def cohort_figures() -> dict[tuple[str, str], float]:
    """Retention of the two cohorts in the engine, and what a fit finds of their parameters."""
    figures, ratios = {}, []
    for name, (a, b, published) in _PUBLISHED.items():
        alive = simulated_cohort(a, b, len(published))
        share = np.array(published) / 100
        error = np.sqrt(share * (1 - share) / _PUBLISHED_COHORT)
        distance = abs(alive[1:] / alive[0] - share) / error
        figures[f"retention_{name}", "cohort"] = float(distance.max())
        ratios.append(fitted_churn(alive[: _FITTED_YEARS + 1]) / np.array([a, b]))
    for at, which in enumerate("ab"):
        figures[f"churn_{which}_found_again", "cohort"] = float(
            max((ratio[at] for ratio in ratios), key=lambda ratio: abs(ratio - 1))
        )
    return figures


def simulated_cohort(a: float, b: float, years: int) -> Floats:
    """How many of a cohort are left after 0 to `years` weeks of the engine, with nothing else going on."""
    each = scenario(DEFAULT)
    world = _without_all_else(worlds(each.kind, each.audience, np.arange(1, dtype=np.uint64)), a, b)
    lanes = begin(each, world, np.zeros(1, dtype=np.int64), np.array([20], dtype=np.uint64), steady=False)
    lanes.state.people[:] = 0
    lanes.state.people[0, :, :, PAYING] = np.round(_COHORT / SEGMENTS * world.share[0])
    paying = lanes.until(years).record[0, :years, 4]
    return np.concatenate([[lanes.state.people.sum()], paying])


def _without_all_else(world: World, a: float, b: float) -> World:
    common = world.common.copy()
    for name in ("involuntary_churn", "invites", "debt_disutility", "wait_disutility", "tickets"):
        common[COMMON.index(name)] = 0.0
    hazard, share = churn_classes(a, b)
    return world._replace(
        common=common,
        hazard=np.broadcast_to(hazard, world.hazard.shape).copy(),
        share=np.broadcast_to(share, world.share.shape).copy(),
        innovation=0 * world.innovation,
        imitation=0 * world.imitation,
        conversion=0 * world.conversion,
        value=0 * world.value,
    )


def fitted_churn(alive: Floats) -> Floats:
    """The a and b of the shifted-beta-geometric under which these losses are likeliest; by finer grids."""
    lost, stayed = -np.diff(alive), alive[-1]
    centre, width = np.log([1.0, 2.0]), 2.0
    for _ in range(12):
        best, found = -np.inf, centre
        for log_a in centre[0] + np.linspace(-width, width, 21):
            for log_b in centre[1] + np.linspace(-width, width, 21):
                expected = survival(float(np.exp(log_a)), float(np.exp(log_b)), len(lost))
                likely = (lost * np.log(-np.diff(expected))).sum() + stayed * np.log(expected[-1])
                if likely > best:
                    best, found = likely, np.array([log_a, log_b])
        # Not finer at once: the likelihood is a narrow ridge that the next grid has to follow.
        centre, width = found, width * 0.5
    return np.asarray(np.exp(centre))


def moment_figures(count: int) -> dict[tuple[str, str], float]:
    """What the ideas, the work and the answers of generated worlds are like on the whole."""
    figures: dict[tuple[str, str], float] = {}
    seeds = np.arange(count, dtype=np.uint64)
    for kind in KINDS:
        made = worlds(kind, "consumer", seeds)
        seen = _tested(kind, made)
        won = seen > 1.96
        figures["win_rate", kind] = float(won.mean())
        if kind == "mature":
            figures["false_discoveries", kind] = float((made.value == 0)[abs(seen) > 1.96].mean())
            gains = np.sort(np.maximum(made.value[won], 0))[::-1]
            best = gains[: int(0.02 * made.value.size)].sum()
            figures["top_2_percent_of_ideas", kind] = float(best / gains.sum())
        if kind == "young":
            over = made.effort / made.estimate
            figures["overrun_mean", kind] = float(over.mean())
            figures["overrun_share", kind] = float((over > 1).mean())
            figures["overstatement_median", kind] = float(np.median(made.overstated))
    return figures


def _tested(kind: Kind, made: World) -> Floats:
    """What a usual two-week test of every idea would show, in its standard errors."""
    number = parameters(kind, "consumer")
    unit = np.sqrt(2 / (number["test_arm"] * number["activation"] * (1 - number["activation"])))
    seeds = np.arange(len(made.value), dtype=np.uint64)
    return np.asarray(made.value / unit + normal_of(uniforms_of(seeds, _TEST, made.value.shape[1])))
