"""The words of the office, from data/office.yaml: figures, what a choice shows in, moods, small messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fieldcraft.practice.situations import WRITERS

_FILE = Path(__file__).parent / "data" / "office.yaml"
BUILT, TESTED_WELL, GROWS = "built", "tested", "grows"


@dataclass(frozen=True)
class Figure:
    """A figure of the dashboard by which decisions are told: a metric at a week's end, or over weeks.

    With `over` it is a share of that other metric, in percent.
    """

    key: str
    says: str
    metric: str
    summed: bool
    unit: str
    over: str | None = None


@dataclass(frozen=True)
class Words:
    """Everything of the file."""

    figures: Mapping[str, Figure]
    shows_in: tuple[tuple[str, str], ...]
    beside: Mapping[str, tuple[str, ...]]
    bands: tuple[tuple[str, float], ...]
    moods: Mapping[str, Mapping[str, str]]
    news: Mapping[str, Any]

    def band(self, patience: float) -> str:
        """The name of the band that a patience from 0 to 1 falls into."""
        return next(name for name, least in self.bands if patience >= least)

    def mood(self, writer: int, patience: float) -> str:
        """How a colleague behaves, as one sees it at work."""
        return self.moods[WRITERS[writer]][self.band(patience)]

    def small(self, key: str, writer: int, told: int) -> str:
        """A small message about what `key` names, when it was told so many times before."""
        several = self.news[key]
        some: Sequence[str] = several[WRITERS[writer]] if isinstance(several, Mapping) else several
        return some[told % len(some)]


@cache
def words() -> Words:
    """The words, read once."""
    import yaml

    row = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Words(
        {each["key"]: Figure(**each) for each in row["figures"]},
        tuple((each["order"], each["figure"]) for each in row["shows_in"]),
        {id: tuple(names) for id, names in row["beside"].items()},
        tuple((each["name"], each["least"]) for each in row["bands"]),
        row["moods"],
        row["news"],
    )
