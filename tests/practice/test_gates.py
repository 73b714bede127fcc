"""What the simulated world is held to, at a size that keeps the tests quick."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import numpy as np
import pytest
import yaml
from scipy import optimize, stats

import fieldcraft.practice
from fieldcraft.practice import gates_of_engine
from fieldcraft.practice.churn import survival
from fieldcraft.practice.gates import Gate, Sizes, gates
from fieldcraft.practice.gates_of_engine import _above, _p_value
from fieldcraft.practice.gates_of_facts import fitted_churn, simulated_cohort
from fieldcraft.practice.gates_of_policies import skill_of_games, standing
from fieldcraft.practice.quantiles import binomial
from fieldcraft.practice.scenarios import scenario, scenarios

DATA = Path(fieldcraft.practice.__file__).parent / "data"


def test_the_bands_follow_their_schema_and_say_where_they_come_from() -> None:
    schema = yaml.safe_load((DATA / "gates.schema.yaml").read_text("utf-8"))
    content = yaml.safe_load((DATA / "gates.yaml").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(content)) == []
    keys = [(row["gate"], row["preset"]) for row in content["gates"]]
    assert len(keys) == len(set(keys))
    assert all(row["band"][0] <= row["band"][1] for row in content["gates"])


def test_every_gate_holds() -> None:
    found = list(gates(Sizes(worlds=2_000, games=10_000, told_apart=30, replays=8)))
    assert len(found) == 23
    assert [(gate.gate, gate.preset, gate.figure) for gate in found if not gate.ok] == []


def test_a_figure_outside_its_band_or_none_at_all_fails() -> None:
    assert Gate("a", "b", 0.5, (0.5, 1.0), "", "").ok
    assert not Gate("a", "b", 0.49, (0.5, 1.0), "", "").ok
    assert not Gate("a", "b", float("nan"), (0.5, 1.0), "", "").ok


def test_the_fit_of_a_cohort_is_that_of_an_optimiser() -> None:
    alive = simulated_cohort(0.704, 1.182, 7)
    lost = -np.diff(alive)

    def unlikelihood(logs: np.ndarray) -> float:
        expected = survival(*np.exp(logs), 7)
        return -float((lost * np.log(-np.diff(expected))).sum() + alive[-1] * np.log(expected[-1]))

    theirs = np.exp(optimize.minimize(unlikelihood, [0.0, 0.0], method="Nelder-Mead").x)
    assert fitted_churn(alive) == pytest.approx(theirs, rel=5e-3)


def test_p_values_are_those_of_the_chi_square() -> None:
    assert _above(1.6449) == pytest.approx(0.05, abs=1e-4)
    assert 0 < _p_value(40, 0.1) < 1
    # Draws of another chance are told from it.
    assert stats.norm.sf(3.0) == pytest.approx(_above(3.0), rel=1e-6)


def test_two_scenarios_have_different_best_policies() -> None:
    winners = {each.name: standing(each, 136).winner for each in scenarios().values()}
    assert len({name for name in winners.values() if name is not None}) >= 2, winners


def test_the_reference_policy_has_no_skill_beyond_its_own_and_chance_has_less() -> None:
    own = skill_of_games(scenario("young-consumer"), "reference", 10, 4)
    chance = skill_of_games(scenario("young-consumer"), "random", 10, 4)
    assert (own.skill == 0).all() and chance.skill.mean() < 0


def test_the_chi_square_notices_draws_of_another_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates_of_engine, "binomial", lambda u, n, p: binomial(u, n, 1.02 * p))
    assert _p_value(400, 0.2) < 1e-3
