"""Practice as a Gymnasium environment, so that others can write policies; many games at a time at the edge.

Needs the extra `practice-env`. An observation is what a player sees and nothing else; a reward is the money
that came in since the last decision, and at the end what the customers still there are worth, so that
rewards add up to the result of a run.
"""

from __future__ import annotations

from typing import Any

import gymnasium
import numpy as np
from gymnasium.vector import AutoresetMode, VectorEnv
from gymnasium.vector.utils import batch_space
from numpy.typing import NDArray

from fieldcraft.practice.debrief import seeds_of
from fieldcraft.practice.game import Lanes, begin
from fieldcraft.practice.scenarios import DEFAULT, scenario, schedule
from fieldcraft.practice.seen import dashboard, estimates
from fieldcraft.practice.situations import situations
from fieldcraft.practice.state import CASH, TOTAL
from fieldcraft.practice.world import IDEAS, METRICS, STAKEHOLDERS, Floats, worlds

# Weeks of the dashboard in an observation.
WEEKS_SEEN = 6
MOST_CHOICES = max(len(each.choices) for each in situations().values())
_SITUATIONS = tuple(situations())
# In this order: the share of the year gone by; the situation; cash, price, advertising; the team's shares;
# the dashboard; for each idea what is thought of it, how unsure that is, the estimated work, where it stands;
# patience.
OBSERVED = 1 + len(_SITUATIONS) + 3 + 4 + WEEKS_SEEN * METRICS + 4 * IDEAS + STAKEHOLDERS
# No number that is observed comes near this.
_MOST = 1e9
_WORLD, _LUCK = np.uint64(0x99), np.uint64(0xAA)

Observations = NDArray[np.float32]
Actions = NDArray[np.int64]


class PracticeVectorEnv(VectorEnv[Observations, Actions, NDArray[Any]]):
    """Many games of one scenario, each in a world and under a luck of its own; all meet the same situations.

    An action is the number of a choice; a number beyond the last choice means the last. `info["choices"]`
    says how many there are, `info["situation"]` which situation it is.
    """

    metadata: dict[str, Any] = {"autoreset_mode": AutoresetMode.NEXT_STEP, "render_modes": []}  # noqa: RUF012

    def __init__(self, num_envs: int = 64, scenario_name: str = DEFAULT) -> None:
        self.scenario = scenario(scenario_name)
        self.num_envs = num_envs
        self.render_mode = None
        self.single_observation_space = gymnasium.spaces.Box(-_MOST, _MOST, (OBSERVED,), np.float32)
        self.single_action_space = gymnasium.spaces.Discrete(MOST_CHOICES)
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self._lanes: Lanes | None = None

    def reset(
        self, *, seed: int | list[int | None] | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observations, dict[str, Any]]:
        """New worlds; the same ones for the same seed."""
        super().reset(seed=seed if isinstance(seed, int) else None)
        own = int(self.np_random.integers(2**63))
        world = worlds(self.scenario.kind, self.scenario.audience, seeds_of(own, self.num_envs, _WORLD))
        luck = seeds_of(own, self.num_envs, _LUCK)
        self._points = schedule(self.scenario, own)
        self._number, self._over = 0, False
        lanes = begin(self.scenario, world, np.arange(self.num_envs), luck, steady=False)
        self._lanes = lanes.until(self._points[0][0])
        return self._observed(), self._info()

    def step(
        self, actions: Actions
    ) -> tuple[Observations, NDArray[Any], NDArray[Any], NDArray[Any], dict[str, Any]]:
        """Decide in every game and play on to the next decision, or to the end of the year."""
        lanes = self._lanes
        if lanes is None:
            raise gymnasium.error.ResetNeeded("Call reset before the first step.")
        nothing = np.zeros(self.num_envs, dtype=np.bool_)
        if self._over:
            observed, info = self.reset()
            return observed, np.zeros(self.num_envs), nothing, nothing.copy(), info
        situation = self._points[self._number][1]
        before = lanes.state.level[:, TOTAL].copy()
        chosen = np.minimum(np.asarray(actions, dtype=np.int64), len(situation.choices) - 1)
        self._number += 1
        self._over = self._number == len(self._points)
        until = lanes.weeks if self._over else self._points[self._number][0]
        lanes = self._lanes = lanes.decided(situation, chosen).until(until)
        rewards = (lanes.total if self._over else lanes.state.level[:, TOTAL]) - before
        return self._observed(), rewards, np.full(self.num_envs, self._over), nothing, self._info()

    def _info(self) -> dict[str, Any]:
        if self._over:
            return {}
        situation = self._points[self._number][1]
        return {
            "situation": np.full(self.num_envs, situation.id, dtype=object),
            "choices": np.full(self.num_envs, len(situation.choices)),
        }

    def _observed(self) -> Observations:
        lanes = self._lanes
        assert lanes is not None
        met = np.zeros((self.num_envs, len(_SITUATIONS)))
        if not self._over:
            met[:, _SITUATIONS.index(self._points[self._number][1].id)] = 1.0
        known = estimates(lanes.world, lanes.lanes, lanes.state)
        parts: list[Floats] = [
            np.full((self.num_envs, 1), lanes.week / lanes.weeks),
            met,
            np.stack([lanes.state.level[:, CASH], lanes.plan.price, lanes.plan.ads], 1),
            lanes.plan.share,
            lanes.plan.onboarding[:, None],
            self._dashboard(lanes),
            known.value,
            known.spread,
            lanes.world.estimate[lanes.lanes],
            lanes.state.standing.astype(float),
            lanes.state.patience,
        ]
        return np.clip(np.concatenate(parts, axis=1), -_MOST, _MOST).astype(np.float32)

    def _dashboard(self, lanes: Lanes) -> Floats:
        """The last weeks; 0 for what has not come in or was before the start."""
        shown = np.zeros((self.num_envs, WEEKS_SEEN, METRICS))
        seen = dashboard(lanes.shown, lanes.week, WEEKS_SEEN)
        if seen.shape[1]:
            shown[:, -seen.shape[1] :] = np.nan_to_num(seen)
        return shown.reshape(self.num_envs, -1)


class PracticeEnv(gymnasium.Env[Observations, np.int64]):
    """One game at a time, for code that wants it so; many at a time are far quicker."""

    metadata: dict[str, Any] = {"render_modes": []}  # noqa: RUF012

    def __init__(self, scenario_name: str = DEFAULT) -> None:
        self._many = PracticeVectorEnv(1, scenario_name)
        self.observation_space = self._many.single_observation_space
        self.action_space = self._many.single_action_space

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observations, dict[str, Any]]:
        """A new world; the same one for the same seed."""
        super().reset(seed=seed)
        observed, info = self._many.reset(seed=seed)
        return observed[0], _first(info)

    def step(self, action: np.int64) -> tuple[Observations, float, bool, bool, dict[str, Any]]:
        """Decide and play on to the next decision, or to the end of the year."""
        observed, rewards, over, stopped, info = self._many.step(np.array([action], dtype=np.int64))
        return observed[0], float(rewards[0]), bool(over[0]), bool(stopped[0]), _first(info)


def _first(info: dict[str, Any]) -> dict[str, Any]:
    return {name: values[0] for name, values in info.items()}
