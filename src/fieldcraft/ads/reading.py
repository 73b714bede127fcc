"""What was read in one job ad: its credentials with their demand, its sentences, and what stands behind."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, fields
from typing import Any, Literal, NamedTuple

Kind = Literal["certification", "degree", "years", "training", "tool_cert"]
Demand = Literal["required", "preferred", "alternative", "mentioned", "negated"]
Label = Literal[
    "outcome",
    "responsibility",
    "artifact",
    "skill",
    "vague",
    "credential",
    "coaching",
    "learning_culture",
    "benefit",
    "boilerplate",
]

# What an ad only speaks of, and asks nobody for.
UNASKED: tuple[Demand, ...] = ("mentioned", "negated")
# A security clearance is of kind certification too; its name tells it apart.
CLEARANCE = "security clearance"


@dataclass(frozen=True)
class Credential:
    """A credential that an ad names, where it stands (in Unicode characters) and how it is demanded.

    `name` is the canonical name ("CSPO", "PSPO I", "Bachelor"), or None where the ad names none in
    particular ("an agile certification").
    """

    text: str
    start: int
    end: int
    name: str | None
    kind: Kind
    demand: Demand

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "name": self.name,
            "kind": self.kind,
            "demand": self.demand,
        }


class Sentence(NamedTuple):
    """A sentence, bullet or heading of an ad; `start` and `end` count Unicode characters.

    `label` is its kind and `probability` how sure that is, 0 to 1; both None where kinds are not told.
    """

    start: int
    end: int
    text: str
    label: Label | None = None
    probability: float | None = None

    @property
    def likely(self) -> bool:
        """Whether it is more likely than not of the kind that its label says."""
        return self.label is not None and (self.probability is None or self.probability >= 0.5)

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "label": self.label,
            "probability": self.probability,
        }


@dataclass(frozen=True)
class Stretch:
    """A stretch of an ad's text."""

    start: int
    end: int
    text: str

    def to_dict(self) -> dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True)
class Pain:
    """What may stand behind a proxy in an ad: a hypothesis, with what would tell whether it holds.

    `id` names the row of data/pains.yaml and `proxy` says in words what stands in the ad; `credential` is
    where: a credential, or the stretch that is none. `short` is the pain in a few words; `evidence` would
    relieve it. `fair_if` says when asking for it is right after all, or is empty; `origin` says where the
    hypothesis comes from. `rule` marks what is somebody else's rule, behind which no pain is guessed.
    """

    id: str
    proxy: str
    credential: Credential | Stretch
    short: str
    pain: str
    ask_in_interview: str
    evidence: str
    what_would_tell: str
    write_instead: str
    fair_if: str
    origin: str
    rule: bool = False

    def to_dict(self) -> dict[str, Any]:
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        return said | {"credential": self.credential.to_dict()}


@dataclass(frozen=True)
class AdReading:
    """One job ad as read. `text` is the ad unchanged, so that every offset fits it.

    `criteria` are the stretches that say by what the person will be judged.
    """

    language: str
    text: str
    credentials: tuple[Credential, ...]
    sentences: tuple[Sentence, ...]
    criteria: tuple[Stretch, ...] = ()
    pains: tuple[Pain, ...] = ()

    @property
    def labelled(self) -> bool:
        """Whether the kinds of its sentences are told."""
        return any(each.label is not None for each in self.sentences)

    def sentence_of(self, place: Credential | Stretch) -> Sentence:
        """The sentence that `place` begins in."""
        return self.sentences[bisect_right(self.sentences, place.start, key=lambda each: each.start) - 1]

    def to_dict(self) -> dict[str, Any]:
        return {
            "language": self.language,
            "text": self.text,
            "credentials": [each.to_dict() for each in self.credentials],
            "sentences": [each.to_dict() for each in self.sentences],
            "criteria": [each.to_dict() for each in self.criteria],
            "pains": [each.to_dict() for each in self.pains],
        }
