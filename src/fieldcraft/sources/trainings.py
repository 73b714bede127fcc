"""Trainings, classes and exams, with what was read about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from fieldcraft.sources.claims import Status
from fieldcraft.sources.data_files import load

Degree = Literal["yes", "part", "no", "unknown"]


@dataclass(frozen=True)
class Training:
    """One training. None means that nothing was read: an unknown price has to be said to be unknown.

    `own_product`: work on the learner's real product; `coach`: coaching in person; `feedback`: by people, on
    the work; `assess`: how it is examined. `reasons` and `evidence` are ids.
    """

    id: str
    name: str
    provider: str
    kind: str
    length: str | None
    price: str | None
    price_status: Literal["read_primary", "read_secondary", "not_read"]
    own_product: Degree
    coach: Degree
    feedback: Degree
    assess: Literal["attendance", "quiz", "project", "peer", "none", "job", "unknown"]
    renewal: str | None
    best_for: str
    reasons: tuple[str, ...]
    evidence: tuple[str, ...]
    note: str | None
    status: Status
    url: str

    @property
    def may_be_shown(self) -> bool:
        """Whether what is said of it may stand as a fact; what is only recalled may not."""
        return self.status != "recalled"

    @property
    def urls(self) -> tuple[str, ...]:
        return tuple(self.url.split(" ; "))


@cache
def all_trainings() -> Mapping[str, Training]:
    """Every training by its id, in the order of the file; those that may not be shown too."""
    return MappingProxyType({row["id"]: _training(row) for row in load("trainings.yaml")["trainings"]})


def _training(row: dict[str, Any]) -> Training:
    return Training(**row | {"reasons": tuple(row["reasons"]), "evidence": tuple(row["evidence"])})
