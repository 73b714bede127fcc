"""How well spans that were found agree with spans that were labelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Labelled(NamedTuple):
    """A span of characters with its kind and demand, found or labelled."""

    start: int
    end: int
    kind: str
    demand: str


@dataclass(frozen=True)
class Score:
    """Counts of a comparison: `right` of `found` spans agree with one of `labelled` spans."""

    right: int = 0
    found: int = 0
    labelled: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.labelled + other.labelled)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(self.labelled == 0)

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else float(self.found == 0)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 2 right / (found + labelled); 1 of nothing."""
        total = self.found + self.labelled
        return 2 * self.right / total if total else 1.0


def pairs(found: Sequence[Labelled], labelled: Sequence[Labelled]) -> list[tuple[Labelled, Labelled]]:
    """Found and labelled spans that overlap and are of one kind, each used once, in reading order."""
    free = list(labelled)
    paired = []
    for span in sorted(found):
        partner = next((each for each in free if each.kind == span.kind and _overlap(span, each)), None)
        if partner:
            free.remove(partner)
            paired.append((span, partner))
    return paired


def _overlap(one: Labelled, other: Labelled) -> bool:
    return one.start < other.end and other.start < one.end


def score(found: Sequence[Labelled], labelled: Sequence[Labelled]) -> Score:
    """A found span is right when it overlaps a labelled one of its kind and their demands agree."""
    right = sum(1 for span, partner in pairs(found, labelled) if span.demand == partner.demand)
    return Score(right, len(found), len(labelled))


def macro_f1(scores: Iterable[Score]) -> float:
    """The plain mean of the F1 of several classes, those that occur neither found nor labelled left out."""
    occurring = [each.f1 for each in scores if each.found or each.labelled]
    return sum(occurring) / len(occurring) if occurring else 1.0
