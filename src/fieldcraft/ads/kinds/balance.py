"""What an ad says one will change beside what it says one will produce."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from fieldcraft.ads.reading import Sentence


@dataclass(frozen=True)
class Balance:
    """How many sentences of an ad are of which kind, as far as the balance goes."""

    outcomes: int
    activities: int
    artifacts: int
    traits: int
    coaching: int

    @property
    def ratio(self) -> float | None:
        """Changes to one activity or artifact; None where the ad names none of the two."""
        produced = self.activities + self.artifacts
        return self.outcomes / produced if produced else None

    def sentence(self) -> str:
        """The balance in words: "2 outcomes, 9 activities, … ; nobody coaches here"."""
        counts = ", ".join(
            [
                _counted(self.outcomes, "outcome", "outcomes"),
                _counted(self.activities, "activity", "activities"),
                _counted(self.artifacts, "artifact", "artifacts"),
                _counted(self.traits, "trait nobody can verify", "traits nobody can verify"),
            ]
        )
        spoken = _counted(self.coaching, "sentence speaks of coaching", "sentences speak of coaching")
        return f"{counts}; {spoken if self.coaching else 'nobody coaches here'}"


def balance_of(sentences: Iterable[Sentence]) -> Balance | None:
    """The balance of an ad; None where its sentences were not told apart."""
    labels = [each.label for each in sentences]
    if not labels or None in labels:
        return None
    count = Counter(labels)
    return Balance(
        outcomes=count["outcome"],
        activities=count["responsibility"],
        artifacts=count["artifact"],
        traits=count["vague"],
        coaching=count["coaching"],
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
