from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from fieldcraft.practice import gates as rules
from tests.cli.run import run


def held(figure: float) -> Iterator[rules.Gate]:
    yield rules.Gate("win_rate", "young", figure, (0.15, 0.35), "a source", "")


@pytest.mark.parametrize(("figure", "code"), [(0.2, 0), (0.5, 1)])
def test_gates_print_figures_with_their_bands_and_exit_by_them(
    figure: float, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "gates", lambda sizes: held(figure))
    ran = run("practice", "gates")
    assert ran.code == code
    assert "of 0.15 to 0.35" in ran.out and f"{1 - code} of 1 gates hold." in ran.out
    value = json.loads(run("practice", "gates", "--json").out)["gates"][0]
    assert (value["gate"], value["preset"], value["figure"]) == ("win_rate", "young", figure)
    assert value["band"] == [0.15, 0.35] and value["ok"] is (code == 0)


def test_bench_gives_the_agreed_figures() -> None:
    value = json.loads(run("practice", "bench", "--json").out)
    assert value.keys() == {"draws_per_replay", "ns_per_draw", "replays_per_second_per_core"}
    assert value["ns_per_draw"].keys() == {"8000", "80000", "800000", "8000000"}
    assert all(ns > 0 for ns in value["ns_per_draw"].values())
    assert "potential users" in run("practice", "bench").out
