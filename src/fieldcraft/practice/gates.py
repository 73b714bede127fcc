"""What the simulated world is held to: each figure beside its band from data/gates.yaml."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fieldcraft.practice.gates_of_engine import engine_figures
from fieldcraft.practice.gates_of_facts import cohort_figures, moment_figures
from fieldcraft.practice.gates_of_policies import policy_figures

_FILE = Path(__file__).parent / "data" / "gates.yaml"


@dataclass(frozen=True)
class Gate:
    """A figure, and the band that it has to lie in, ends included."""

    gate: str
    preset: str
    figure: float
    band: tuple[float, float]
    source: str
    note: str

    @property
    def ok(self) -> bool:
        """Whether the figure lies in its band; one that could not be computed does not."""
        return self.band[0] <= self.figure <= self.band[1]


@dataclass(frozen=True)
class Sizes:
    """How much is drawn: worlds a preset, games of the policies in all, games told apart, replays of each."""

    worlds: int = 2_000
    games: int = 20_400
    told_apart: int = 80
    replays: int = 24


Figures = Mapping[tuple[str, str], float]


def gates(sizes: Sizes | None = None) -> Iterator[Gate]:
    """Every gate of the file, in its order, as soon as its figure is there."""
    sizes = sizes or Sizes()
    parts: list[Callable[[], Figures]] = [
        cohort_figures,
        lambda: moment_figures(sizes.worlds),
        engine_figures,
        lambda: policy_figures(sizes.games, sizes.told_apart, sizes.replays),
    ]
    found: dict[tuple[str, str], float] = {}
    for row in _rows():
        key = (row["gate"], row["preset"])
        while key not in found:
            found |= parts.pop(0)()
        low, high = row["band"]
        yield Gate(*key, float(found[key]), (float(low), float(high)), row["source"], row.get("note", ""))


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    import yaml

    return tuple(yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["gates"])
