"""What to ask of a training before buying it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from fieldcraft.sources.data_files import load


@dataclass(frozen=True)
class Criterion:
    """A question to score 0 no, 1 partly, 2 yes; `weight` (0 to 3) is our judgement.

    `strength` is that of the evidence, whose ids stand in `evidence`; `red_flag` is what a bad training says.
    """

    id: str
    weight: int
    ask: str
    evidence: tuple[str, ...]
    strength: Literal["strong", "medium", "weak", "judgement", "none"]
    note: str | None
    red_flag: str


@cache
def all_criteria() -> Mapping[str, Criterion]:
    """Every criterion by its id, in the order of the file."""
    rows = load("training_criteria.yaml")["criteria"]
    return MappingProxyType({row["id"]: _criterion(row) for row in rows})


def _criterion(row: dict[str, Any]) -> Criterion:
    return Criterion(**row | {"evidence": tuple(row["evidence"])})
