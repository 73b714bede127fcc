"""Bets told apart: the score and the skill of each of several groups, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fieldcraft.chance.arrays import Answers, Floats
from fieldcraft.chance.chances import near_sure
from fieldcraft.chance.findings import ENOUGH
from fieldcraft.chance.skewed import Mean, means, misses_of_chances
from fieldcraft.chance.skill import Skill, misses, skill_against, squared_misses


@dataclass(frozen=True)
class GroupFigures:
    """The settled yes-or-no bets of one group, such as a kind or a tag; one at least.

    Skill is against always saying the group's own share of yes, None when all or none came true, and against
    always saying 50 %. Of many groups some look good or bad by luck alone.
    """

    name: str
    came_true: int
    near_sure: int
    brier: Mean
    skill_vs_own_base_rate: Skill | None
    skill_vs_always_half: Skill

    @property
    def n(self) -> int:
        return self.brier.n

    @property
    def enough(self) -> bool:
        """Whether the figures can be read: 20 bets or more."""
        return self.n >= ENOUGH

    def to_dict(self) -> dict[str, Any]:
        own, half = self.skill_vs_own_base_rate, self.skill_vs_always_half
        return {
            "name": self.name,
            "n": self.n,
            "enough": self.enough,
            "base_rate": self.came_true / self.n,
            "near_sure": self.near_sure,
            "brier": self.brier.estimate,
            "brier_band": self.brier.band_as_list(),
            "skill_vs_own_base_rate": None if own is None else own.estimate,
            "skill_vs_own_base_rate_band": None if own is None else own.band_as_list(),
            "skill_vs_always_half": half.estimate,
            "skill_vs_always_half_band": half.band_as_list(),
        }


def told_apart(
    last: Floats, happened: Answers, groups: Mapping[str, Sequence[int]]
) -> tuple[GroupFigures, ...]:
    """The figures of each group, the largest first; a group is the places of its bets, which may overlap."""
    found = [_figures(name, last[list(places)], happened[list(places)]) for name, places in groups.items()]
    return tuple(sorted(found, key=lambda each: (-each.n, each.name)))


def _figures(name: str, last: Floats, happened: Answers) -> GroupFigures:
    squared, missed = squared_misses(last, happened), misses_of_chances(last, happened)
    ours = misses(squared, happened)
    (brier,) = means(squared, missed, np.zeros(len(last), dtype=np.intp), 1)
    half = skill_against(0.5, ours)
    assert half is not None, "saying 50 % is never without a miss"
    return GroupFigures(
        name=name,
        came_true=ours.came_true,
        near_sure=int(np.count_nonzero(near_sure(last))),
        brier=brier,
        skill_vs_own_base_rate=skill_against(ours.came_true / ours.n, ours),
        skill_vs_always_half=half,
    )
