"""What a player sees: dashboards late and noisy, what was heard and tested, never what is hidden."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from fieldcraft.practice.parameters import each
from fieldcraft.practice.state import RECORD, State
from fieldcraft.practice.world import COMMON, Floats, Ints, World

# So many weeks late each metric of a record comes to the dashboard; money is known at once.
LATE = tuple(int(each("late")[metric]) for metric in RECORD)


def dashboard(shown: Floats, week: int, weeks: int = 0) -> Floats:
    """What the dashboard shows at the start of `week`: lane, week, metric; NaN for what has not come in.

    All weeks so far, or the last `weeks` of them.
    """
    first = max(0, week - weeks) if weeks else 0
    seen = shown[:, first:week].copy()
    for metric, late in enumerate(LATE):
        if late:
            seen[:, max(0, week - late - first) :, metric] = np.nan
    return seen


class Estimates(NamedTuple):
    """What can be thought of each idea from what was seen: lane, idea."""

    value: Floats  # utility, drawn towards nothing as far as little is known
    spread: Floats  # standard deviation of what is still possible


def estimates(world: World, lanes: Ints, state: State) -> Estimates:
    """Ideas' values by everything seen: the first guess, interviews discounted for overstatement, tests.

    Each source is weighted by its precision, and all of them against most ideas being worth nothing.
    """
    number = dict(zip(COMMON, world.common, strict=True))
    spread = number["idea_spread"]
    prior = 1 / spread**2
    guessed = 1 / (number["guess_noise"] * spread) ** 2
    talks = state.heard[..., 0]
    said = np.divide(state.heard[..., 1], talks, out=np.zeros_like(talks), where=talks > 0)
    heard = said / number["overstatement"]
    # However many talks, people go on overstating, each idea in its own way.
    between = (number["overstatement_spread"] * spread) ** 2
    spoken = 1 / ((number["interview_noise"] * spread) ** 2 / np.maximum(talks, 1e-9) + between)
    spoken = np.where(talks > 0, spoken, 0.0)
    tested, sure = values_tested(state)
    total = prior + guessed + spoken + sure
    value = (guessed * world.guess[lanes] + spoken * heard + sure * tested) / total
    return Estimates(value, np.sqrt(1 / total))


def values_tested(state: State) -> tuple[Floats, Floats]:
    """What each idea's test showed, in logits, and its precision; nothing where there was none."""
    old, began_old, new, began_new = (state.tested[..., part].astype(float) for part in range(4))
    enough = (began_old > 0) & (began_new > 0) & (began_old < old) & (began_new < new)

    def logit(began: Floats, people: Floats) -> Floats:
        return np.log(np.where(enough, began, 1.0) / np.where(enough, people - began, 1.0))

    difference = np.where(enough, logit(began_new, new) - logit(began_old, old), 0.0)
    variance = sum(
        1 / np.where(enough, each, 1.0) for each in (began_old, old - began_old, began_new, new - began_new)
    )
    return difference, np.where(enough, 1 / variance, 0.0)
