"""The yardsticks that runs are held against, read from data/yardsticks.yaml: what policies came to there.

They are measured on the model and must be made anew when it changes (`python -m training.yardsticks`); the
file names the model it was made on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Literal

FILE = Path(__file__).parent / "data" / "yardsticks.yaml"
# The policies between which runs are placed: decided by chance, and sensibly.
CHANCE, SENSIBLE = "random", "competent"
# What a plain forecast of a count multiplies; what one of everything else adds to.
Way = Literal["ratio", "difference"]


@dataclass(frozen=True)
class Skill:
    """Decision skill over `games` of one policy in one scenario, as a debrief tells it; money.

    `spread` is the standard deviation over games, without what few replays add to it.
    """

    games: int
    mean: float
    spread: float


@dataclass(frozen=True)
class Place:
    """Where decision skill stands in its scenario: 0 as decided by chance, 1 as the competent policy."""

    value: float
    se: float


@dataclass(frozen=True)
class Course:
    """How a figure went on from what the dashboard had shown: quantiles over `forecasts` in games.

    `way` says whether p10, p50 and p90 are to be multiplied with what was shown or added to it.
    """

    forecasts: int
    way: Way
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True)
class Answered:
    """How often the answer to a kind of question was yes, over `questions` in games."""

    questions: int
    share: float


@dataclass(frozen=True)
class Yardsticks:
    """Everything of the file; `content_hash` is that of the model it was made on.

    `skill` by scenario and policy; `courses` by scenario, figure and whether the dashboard had shown it;
    `answers` by scenario and kind of question.
    """

    content_hash: str
    skill: Mapping[tuple[str, str], Skill]
    courses: Mapping[tuple[str, str, bool], Course]
    answers: Mapping[tuple[str, str], Answered]

    @property
    def current(self) -> bool:
        """Whether they were made on this program's model."""
        from fieldcraft.practice.model import model_hash

        return self.content_hash == model_hash()

    def place(self, scenario: str, skill: float, se: float) -> Place | None:
        """Where a run's decision skill (money, with its standard error) stands; None in a new scenario."""
        chance, sensible = (self.skill.get((scenario, policy)) for policy in (CHANCE, SENSIBLE))
        if chance is None or sensible is None:
            return None
        way = sensible.mean - chance.mean
        return Place((skill - chance.mean) / way, se / way)

    def spread(self, policy: str) -> float:
        """The standard deviation of a policy's games on that scale, the middle of all companies."""
        return median(
            found.spread / (self.skill[scenario, SENSIBLE].mean - self.skill[scenario, CHANCE].mean)
            for (scenario, name), found in self.skill.items()
            if name == policy
        )


@cache
def yardsticks() -> Yardsticks:
    """The yardsticks, read once."""
    import yaml

    row = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Yardsticks(
        row["content_hash"],
        {
            (each["scenario"], each["policy"]): Skill(each["games"], each["mean"], each["spread"])
            for each in row["skill"]
        },
        {
            (each["scenario"], each["figure"], each["shown"]): Course(
                each["forecasts"], each["way"], *each["quantiles"]
            )
            for each in row["courses"]
        },
        {
            (each["scenario"], each["question"]): Answered(each["questions"], each["share"])
            for each in row["answers"]
        },
    )
