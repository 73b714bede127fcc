"""What the simulated world is held to, at a size that keeps the tests quick."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import yaml

import fieldcraft.practice
from fieldcraft.practice.gates import Gate, Sizes, gates

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
