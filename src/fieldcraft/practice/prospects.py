"""What people are worth from here on, by which the luck of single draws is told from what it is luck in.

A draw that brings x people where n p were to be expected brings x - n p times what one of them is worth. The
sum of these over a play is mean zero whatever the worths are, because a worth is fixed before its draw, and
it goes with the result the closer the worths are to the truth. Taken from the result it leaves what decisions
and picks did, with far less noise, and no bias (a control variate by martingale differences, as AIVAT's
chance terms: Burch et al., AAAI 2018).
"""

from __future__ import annotations

import numpy as np

from fieldcraft.practice.churn import CLASSES
from fieldcraft.practice.world import COMMON, SEGMENTS, Floats, World

# Parts of a cell's prospects: what somebody is worth who ends the week free, paying or dormant; how much more
# a newcomer is worth in this class than in those after it, for those who came and for those who were
# referred; how much more it is to buy than not to.
FREE_NOW, PAYING_NOW, DORMANT_NOW, THIS_CLASS, THIS_CLASS_REFERRED, BUYING = range(6)
# Parts of a segment's: how much more it is worth to come, by oneself or referred, than to stay away.
COMING, REFERRED = range(2)
# The share of a segment that is active, for the pull of the many; anything near will do.
_ACTIVE = 0.03


def no_prospects() -> tuple[Floats, Floats]:
    """Prospects of nothing: every draw counts as worth nothing."""
    return np.zeros((1, 1, SEGMENTS, CLASSES, 6)), np.zeros((1, 1, SEGMENTS, 2))


def prospects(world: World, weeks: int) -> tuple[Floats, Floats]:
    """(world, week, segment, class, part) and (world, week, segment, part), in money at the first price.

    By backward recursion over the chances of a product that stays as it is at the start.
    """
    number = dict(zip(COMMON, world.common, strict=True))
    many = len(world.people)
    cells = np.zeros((many, weeks, SEGMENTS, CLASSES, 6))
    segments = np.zeros((many, weeks, SEGMENTS, 2))
    margin, serve = number["price"] - number["cost_to_serve"], number["cost_to_serve"]
    paying = np.full(world.hazard.shape, number["worth_weeks"] * margin)
    free, dormant = np.zeros_like(paying), np.zeros_like(paying)
    away = np.zeros(world.activation.shape)
    began = 1 / (1 + np.exp(-world.activation))[:, :, None]
    buys, sleeps, invites = world.conversion[:, :, None], number["dormancy"], number["invites"]
    stays = (1 - world.hazard) * (1 - number["involuntary_churn"])
    pull = (world.innovation + world.imitation * _ACTIVE)[:, None]
    for week in reversed(range(weeks)):
        season = world.season[:, week][:, None]
        free_now, paying_now = free - serve, paying + margin
        not_buying = sleeps * dormant + (1 - sleeps) * free_now
        newcomer = began * free_now
        coming = (world.share * newcomer).sum(2) - away
        referred = (world.share_referred * newcomer).sum(2) - away
        made = cells[:, week]
        made[..., FREE_NOW], made[..., PAYING_NOW], made[..., DORMANT_NOW] = free_now, paying_now, dormant
        made[..., THIS_CLASS] = newcomer - _after(newcomer, world.share)
        made[..., THIS_CLASS_REFERRED] = newcomer - _after(newcomer, world.share_referred)
        made[..., BUYING] = paying_now - not_buying
        segments[:, week, :, COMING], segments[:, week, :, REFERRED] = coming, referred
        brings = invites * referred[:, :, None]
        wakes = number["return"] * season[:, :, None]
        dormant = dormant + wakes * (free_now - dormant)
        free = buys * paying_now + (1 - buys) * not_buying + number["free_invites"] * brings
        paying = stays * paying_now + brings
        away = away + (1 - np.exp(-pull * season)) * coming
    return cells, segments


def _after(worth: Floats, share: Floats) -> Floats:
    """What people of the classes after each one are worth on average; nothing after the last."""
    later = np.zeros_like(worth)
    left = np.cumsum(share[..., ::-1], -1)[..., ::-1]
    summed = np.cumsum((share * worth)[..., ::-1], -1)[..., ::-1]
    later[..., :-1] = summed[..., 1:] / np.maximum(left[..., 1:], 1e-300)
    return later
