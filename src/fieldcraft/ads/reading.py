"""What was read in one job ad: its credentials, each with how it is demanded, and its sentences."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any, Literal

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


@dataclass(frozen=True)
class Sentence:
    """A sentence, bullet or heading of an ad; `start` and `end` count Unicode characters.

    `label` is what kind it is and `probability` how likely, as the model has it; both are None where the ad
    is in a language whose sentences are not told apart.
    """

    start: int
    end: int
    text: str
    label: Label | None = None
    probability: float | None = None

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
    """A part of an ad; `start` and `end` count Unicode characters."""

    start: int
    end: int
    text: str

    def to_dict(self) -> dict[str, Any]:
        return {"text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True)
class AdReading:
    """One job ad as read. `text` is the ad unchanged, so that every offset fits it.

    `criteria` are the stretches that state a change somebody is judged by.
    """

    language: str
    text: str
    credentials: tuple[Credential, ...]
    sentences: tuple[Sentence, ...]
    criteria: tuple[Stretch, ...] = ()

    def sentence_of(self, credential: Credential) -> Sentence:
        """The sentence that `credential` begins in."""
        return self.sentences[bisect_right(self.sentences, credential.start, key=lambda each: each.start) - 1]

    def to_dict(self) -> dict[str, Any]:
        return {
            "language": self.language,
            "text": self.text,
            "credentials": [each.to_dict() for each in self.credentials],
            "sentences": [each.to_dict() for each in self.sentences],
            "criteria": [each.to_dict() for each in self.criteria],
        }
