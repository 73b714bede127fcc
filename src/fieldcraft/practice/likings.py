"""The numbers by which policies decide, read from data/policies.yaml, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FILE = Path(__file__).parent / "data" / "policies.yaml"


@cache
def numbers_of(policy: str) -> Mapping[str, float]:
    """The numbers of one policy by name: likings by kind of choice, and when they change."""
    import yaml

    content = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    rows = next(row["numbers"] for row in content["policies"] if row["policy"] == policy)
    return MappingProxyType({row["name"]: float(row["value"]) for row in rows})
