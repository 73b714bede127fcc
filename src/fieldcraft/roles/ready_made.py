"""Ready-made grounds for criteria: situations, and things that others have done; with source and licence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from fieldcraft.roles.data_files import load
from fieldcraft.roles.role import Criterion


@dataclass(frozen=True)
class Situation:
    """A situation; what good looks like in it, what shows that, usual mistakes, a coach's question."""

    id: str
    skills: tuple[str, ...]
    plain: str
    good: str
    mistakes: tuple[str, ...]
    coach: str
    evidence: str

    @property
    def start(self) -> Criterion:
        """A criterion to start from: what good looks like and what shows it; the rest is its writer's."""
        return Criterion(change=self.good, seen_by=self.evidence)


@dataclass(frozen=True)
class Activity:
    """Something that product managers have done. No criterion: ask what changed because of it."""

    id: str
    skill: str
    done: str


@dataclass(frozen=True)
class Terms:
    """Where a list comes from and on what terms; `attribution` is shown wherever the list is."""

    source: str
    licence: str
    attribution: str
    url: str = ""
    licence_url: str = ""


@cache
def situations() -> Mapping[str, Situation]:
    """Every situation by its id, in the order of the file."""
    content = load("situations.yaml")
    rows = [
        Situation(
            row["id"],
            tuple(content["skills"][code] for code in row["skill"]),
            row["plain"],
            row["good"],
            tuple(row["mistakes"]),
            row["coach"],
            row["evidence"],
        )
        for row in content["situations"]
    ]
    return MappingProxyType({each.id: each for each in rows})


@cache
def activities() -> Mapping[str, Activity]:
    """Every activity by its id, in the order of the file."""
    return MappingProxyType({row["id"]: Activity(**row) for row in load("activities.yaml")["activities"]})


@cache
def terms_of_situations() -> Terms:
    content = load("situations.yaml")
    return Terms(content["source"], content["licence"], content["skill_source"])


@cache
def terms_of_activities() -> Terms:
    content = load("activities.yaml")
    return Terms(*(content[name] for name in ("source", "licence", "attribution", "url", "licence_url")))


@cache
def question_to_activities() -> str:
    """What is asked of every activity: "And what changed because of it?"."""
    return str(load("activities.yaml")["asks"])
