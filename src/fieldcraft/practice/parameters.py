"""The numbers of the simulated world, read from data/parameters.yaml, each tied to a fact or marked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

_FILE = Path(__file__).parent / "data" / "parameters.yaml"

Kind = Literal["young", "growing", "mature"]
Audience = Literal["consumer", "business"]
KINDS: tuple[Kind, ...] = get_args(Kind)
AUDIENCES: tuple[Audience, ...] = get_args(Audience)


@cache
def parameters(kind: Kind, audience: Audience) -> Mapping[str, float]:
    """Every number for one kind of product and one audience; what depends on both is multiplied."""
    made = {}
    for row in _content()["parameters"]:
        value = row.get("value", 1.0)
        value *= row["kind"][kind] if "kind" in row else 1.0
        value *= row["audience"][audience] if "audience" in row else 1.0
        if "each" not in row:
            made[row["name"]] = float(value)
    return MappingProxyType(made)


def everywhere(name: str) -> float:
    """A number that is the same for every kind of product and audience."""
    return float(_row(name)["value"])


def each(name: str) -> Mapping[str, float]:
    """The numbers of a row that has one for each of several named things, such as metrics, in its order."""
    return MappingProxyType({key: float(value) for key, value in _row(name)["each"].items()})


def _row(name: str) -> Mapping[str, Any]:
    return next(row for row in _content()["parameters"] if row["name"] == name)


@cache
def parameters_hash() -> str:
    """SHA-256 of the file, by which a run knows the numbers that it was played with."""
    return sha256(_FILE.read_bytes()).hexdigest()


@cache
def _content() -> dict[str, Any]:
    import yaml

    content = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(content, dict)
    return content
