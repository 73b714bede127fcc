"""Written scenarios: a company, its people, its history, and when it asks for decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from fieldcraft.practice.luck import uniforms_of
from fieldcraft.practice.parameters import Audience, Kind
from fieldcraft.practice.situations import Situation, situations
from fieldcraft.refusal import Refused

_FOLDER = Path(__file__).parent / "data" / "scenarios"
DEFAULT = "young-consumer"
# Which situation of a pool comes, a key of its own.
_POOL = 2000


@dataclass(frozen=True)
class Person:
    """A colleague: a name, a role, and what they want."""

    name: str
    role: str
    wants: str


@dataclass(frozen=True)
class Point:
    """A week at which a decision is asked for, and the situations that may ask for it."""

    week: int
    pool: tuple[str, ...]


@dataclass(frozen=True)
class Scenario:
    """A company to play. `paying` and `free` are shares of its potential users who are there at the start."""

    name: str
    title: str
    about: str
    kind: Kind
    audience: Audience
    weeks: int
    paying: float
    free: float
    currency: str
    product: str
    history: tuple[str, ...]
    people: tuple[Person, ...]
    ideas: tuple[str, ...]
    points: tuple[Point, ...]


@cache
def scenarios() -> Mapping[str, Scenario]:
    """Every scenario by its name, the one for a first try first."""
    import yaml

    rows = [
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for path in sorted(_FOLDER.glob("*.yaml"))
        if not path.name.endswith(".schema.yaml")
    ]
    made = [_scenario(row) for row in rows]
    return {each.name: each for each in sorted(made, key=lambda each: each.name != DEFAULT)}


def scenario(name: str) -> Scenario:
    """The scenario of this name; refused, with the names there are, where there is none."""
    if name not in scenarios():
        raise Refused(f"There is no scenario {name}; there are {', '.join(scenarios())}.")
    return scenarios()[name]


@cache
def content_hash() -> str:
    """SHA-256 over all scenarios and situations, by which a run knows what it was played with."""
    digest = sha256()
    for path in (*sorted(_FOLDER.glob("*.yaml")), _FOLDER.parent / "situations.yaml"):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def schedule(scenario: Scenario, seed: int) -> tuple[tuple[int, Situation], ...]:
    """The weeks at which decisions are asked for, and by which situation; each comes once if it can."""
    u = uniforms_of(np.array([seed], dtype=np.uint64), _POOL, len(scenario.points))[0]
    chosen: list[tuple[int, Situation]] = []
    for point, at in zip(scenario.points, u, strict=True):
        fresh = [id for id in point.pool if all(id != other.id for _, other in chosen)] or list(point.pool)
        chosen.append((point.week, situations()[fresh[int(at * len(fresh))]]))
    return tuple(chosen)


def _scenario(row: Mapping[str, Any]) -> Scenario:
    return Scenario(
        name=row["name"],
        title=row["title"],
        about=row["about"],
        kind=row["kind"],
        audience=row["audience"],
        weeks=row["weeks"],
        paying=row["paying"],
        free=row["free"],
        currency=row["currency"],
        product=row["product"],
        history=tuple(row["history"]),
        people=tuple(Person(**each) for each in row["people"]),
        ideas=tuple(row["ideas"]),
        points=tuple(Point(each["week"], tuple(each["pool"])) for each in row["points"]),
    )
