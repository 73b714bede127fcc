"""Across runs: are the decisions, are the forecasts, getting better? Never the cash.

Each run gives a point to each of three series, the higher the better. Decisions are put on one scale for
all companies: 0 as decided by chance, 1 as a competent policy. Forecasts are told beside plain ones that know
only the dashboard, made at the same moments about the same things.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any, Literal

from fieldcraft.chance.intervals import jeffreys
from fieldcraft.chance.trend import FEWEST, Trend, trend
from fieldcraft.practice.yardsticks import CHANCE, SENSIBLE, Place, Yardsticks

# A run with fewer forecasts of a kind that can be told beside plain ones is no point of their series.
FEWEST_FORECASTS = 4
# Of 80 % ranges so many hold.
TO_HOLD = 0.8
Key = Literal["decisions", "ranges", "chances"]
SAYS: dict[Key, str] = {"decisions": "Decisions", "ranges": "Ranges", "chances": "Chances"}
SCALES: dict[Key, str] = {
    "decisions": "0 as decided by chance, 1 as a competent policy in that company",
    "ranges": "0 as a forecast that knows only the dashboard, 1 with no width and no miss",
    "chances": "points of Brier score better than always saying the usual share of yes",
}
# Brier scores of runs differ in the second place, so that a change from run to run shows in the third.
DIGITS: dict[Key, int] = {"decisions": 2, "ranges": 2, "chances": 3}
NOTES = (
    "Where nothing changes a band misses one time in ten, and there are three of them.",
    "Forecasts of one run hang together. Easier questions, or a company you know well, look like judgement.",
)
NO_YARDSTICK = "There is no yardstick for this company yet."
STALE = "The yardsticks were made on another model than this one, so standings are rough."


@dataclass(frozen=True)
class Scores:
    """Of `n` forecasts the mean score of the player's own and of the plain ones; less is better."""

    n: int
    own: float
    plain: float


@dataclass(frozen=True)
class Told:
    """What was noted of a run when its record was first worked out.

    `began` is a date. `skill` and `se` are its decision skill, money. Of `ranges` settled ones, `held` held.
    """

    run: str
    scenario: str
    company: str
    began: str
    skill: float
    se: float
    unit: str
    ranges: int
    held: int
    ranges_beside: Scores | None
    chances_beside: Scores | None

    def __post_init__(self) -> None:
        """ValueError for what no debrief can have told: a ledger that was made by hand may hold it."""
        both = [each for each in (self.ranges_beside, self.chances_beside) if each is not None]
        numbers = [self.skill, self.se, *(number for each in both for number in (each.own, each.plain))]
        if not 0 <= self.held <= self.ranges or not all(map(isfinite, numbers)) or self.se < 0:
            raise ValueError("no debrief tells that")


@dataclass(frozen=True)
class LeftOut:
    """A run that does not count, in one series or (`series` None) in any, and why, as a sentence."""

    run: str
    company: str
    began: str
    why: str
    series: Key | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "run": self.run,
            "company": self.company,
            "began": self.began,
            "series": self.series,
            "why": self.why,
        }


@dataclass(frozen=True)
class Standing:
    """One run in a series: its value, with a standard error where it has one.

    `number` counts the runs of all series, so that a run which is missing in one leaves its place empty.
    """

    run: str
    number: int
    company: str
    value: float
    se: float | None = None

    @property
    def name(self) -> str:
        """What people know the run by: "3, Larder"."""
        return f"{self.number}, {self.company}"


@dataclass(frozen=True)
class Series:
    """The runs of one series in the order in which they began; no trend while there are fewer than six."""

    key: Key
    standings: tuple[Standing, ...]
    trend: Trend | None

    def signed(self, value: float) -> str:
        """A value or a slope with its sign; a bare zero where it rounds to nothing."""
        digits = DIGITS[self.key]
        text = f"{value:+.{digits}f}"
        return text.replace("-", "−") if float(text) else f"{0:.{digits}f}"

    @property
    def needed(self) -> int:
        """How many more runs it takes until anything can be said."""
        return max(0, FEWEST - len(self.standings))

    @property
    def finding(self) -> str:
        """What it comes to, in a sentence or two."""
        says = SAYS[self.key]
        if self.trend is None:
            more = "one more" if self.needed == 1 else f"{self.needed} more"
            return (
                f"{says}: nothing can be said yet. {_counted(len(self.standings))}, and it takes {FEWEST}: "
                f"play and debrief {more}, each in a new world."
            )
        slope, low, high = (self.signed(each) for each in (self.trend.slope, *self.trend.band))
        told = f"{says} over {self.trend.n} runs: {slope} a run, could be {low} to {high}, "
        if not self.trend.shown:
            return f"{told}so whether they get better cannot be told."
        way = "better" if self.trend.slope > 0 else "worse"
        return f"{told}so they get {way}, more than luck alone explains."

    def to_dict(self) -> dict[str, Any]:
        found = self.trend
        told = None
        if found is not None:
            told = {"per_run": found.slope, "band": list(found.band), "level": found.level}
        return {
            "scale": SCALES[self.key],
            "runs": [{"run": each.run, "value": each.value, "se": each.se} for each in self.standings],
            "trend": told,
            "runs_needed": self.needed,
            "finding": self.finding,
        }


@dataclass(frozen=True)
class Held:
    """How many ranges of all runs held; `band` bounds the true share at 90 %, None where there is none."""

    ranges: int
    held: int
    band: tuple[float, float] | None

    @property
    def finding(self) -> str:
        if self.band is None:
            return "No range was settled yet."
        low, high = (f"{100 * each:.0f}" for each in self.band)
        return (
            f"{self.held} of {self.ranges} ranges held, a share that could be {low} to {high}\u00a0%; "
            f"{TO_HOLD * self.ranges:.0f} were to."
        )

    def to_dict(self) -> dict[str, Any]:
        return {
            "ranges": self.ranges,
            "held": self.held,
            "expected": round(TO_HOLD * self.ranges, 1),
            "band": None if self.band is None else list(self.band),
            "finding": self.finding,
        }


@dataclass(frozen=True)
class Across:
    """What runs tell together: those that count, in the order in which they began, and those left out."""

    runs: tuple[Told, ...]
    left_out: tuple[LeftOut, ...]
    decisions: Series
    ranges: Series
    chances: Series
    held: Held
    notes: tuple[str, ...]

    @property
    def series(self) -> tuple[Series, ...]:
        return self.decisions, self.ranges, self.chances

    def to_dict(self) -> dict[str, Any]:
        return {
            "fewest": FEWEST,
            "runs": [_run(each) for each in self.runs],
            "left_out": [each.to_dict() for each in self.left_out],
            **{each.key: each.to_dict() for each in self.series},
            "held": self.held.to_dict(),
            "notes": list(self.notes),
        }


def across(runs: Sequence[Told], left_out: Sequence[LeftOut], yardsticks: Yardsticks) -> Across:
    """What runs tell together; `runs` are in the order in which they began, `left_out` count in nothing."""
    out = list(left_out)
    standings: dict[Key, list[Standing]] = {key: [] for key in SAYS}
    for number, each in enumerate(runs, 1):
        points: dict[Key, Place | float | str] = {
            "decisions": yardsticks.place(each.scenario, each.skill, each.se) or NO_YARDSTICK,
            "ranges": _of_ranges(each.ranges_beside),
            "chances": _of_chances(each.chances_beside),
        }
        for key, point in points.items():
            if isinstance(point, str):
                out.append(LeftOut(each.run, each.company, each.began, point, key))
            elif isinstance(point, float):
                standings[key].append(Standing(each.run, number, each.company, point))
            else:
                standings[key].append(Standing(each.run, number, each.company, point.value, point.se))
    decisions, ranges, chances = (_series(key, found) for key, found in standings.items())
    notes = [_said_of_spread(yardsticks), *NOTES]
    if not yardsticks.current:
        notes.append(STALE)
    return Across(tuple(runs), tuple(out), decisions, ranges, chances, _held(runs), tuple(notes))


def _series(key: Key, standings: Sequence[Standing]) -> Series:
    found = trend([each.number for each in standings], [each.value for each in standings])
    return Series(key, tuple(standings), found)


def _said_of_spread(yardsticks: Yardsticks) -> str:
    chance, sensible = (yardsticks.spread(policy) for policy in (CHANCE, SENSIBLE))
    return (
        f"One year says little: years decided by chance differ by {chance:.1f} on the scale of decisions, "
        f"those of the competent policy by {sensible:.1f} (standard deviations over many games)."
    )


def _of_ranges(scores: Scores | None) -> float | str:
    if scores is None or scores.n < FEWEST_FORECASTS or scores.plain <= 0:
        return _too_few("ranges", scores)
    return 1 - scores.own / scores.plain


def _of_chances(scores: Scores | None) -> float | str:
    if scores is None or scores.n < FEWEST_FORECASTS:
        return _too_few("yes-or-no forecasts", scores)
    return scores.plain - scores.own


def _too_few(what: str, scores: Scores | None) -> str:
    n = 0 if scores is None else scores.n
    return f"Of its {what}, {n} can be told beside plain ones; it takes {FEWEST_FORECASTS}."


def _held(runs: Sequence[Told]) -> Held:
    ranges, held = sum(each.ranges for each in runs), sum(each.held for each in runs)
    share = jeffreys(held, ranges)
    return Held(ranges, held, None if share is None else (share.low, share.high))


def _run(each: Told) -> dict[str, Any]:
    return {
        "run": each.run,
        "scenario": each.scenario,
        "company": each.company,
        "began": each.began,
        "decision_skill": {"mean": each.skill, "se": each.se, "unit": each.unit},
        "ranges": {"n": each.ranges, "held": each.held},
    }


def _counted(runs: int) -> str:
    return {0: "No run counts", 1: "One run counts"}.get(runs, f"{runs} runs count")
