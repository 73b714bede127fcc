"""Books and articles, each with one idea to apply: suggestions to try, not claims about what works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from fieldcraft.sources.claims import Status
from fieldcraft.sources.data_files import load


@dataclass(frozen=True)
class Reading:
    """A book or article, one idea from it in our words, and an experiment of two weeks or less.

    `fits` names the situations it is for, `keep` what to look at afterwards, `status` how well the idea was
    read; always show it as a suggestion, with title and author.
    """

    id: str
    title: str
    author: str
    medium: Literal["book", "essay", "article", "guide", "list"]
    idea: str
    experiment: str
    fits: tuple[str, ...]
    keep: str
    status: Status
    evidence: tuple[str, ...]


@cache
def all_readings() -> Mapping[str, Reading]:
    """Every reading by its id, in the order of the file."""
    return MappingProxyType({row["id"]: _reading(row) for row in load("readings.yaml")["readings"]})


def _reading(row: dict[str, Any]) -> Reading:
    return Reading(**row | {"fits": tuple(row["fits"]), "evidence": tuple(row["evidence"])})
