"""What a person's judgement is worth, from their settled bets; and when nothing can be said yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import ArrayLike

from fieldcraft.chance.arrays import as_answers, as_numbers, as_probabilities, same_length
from fieldcraft.chance.calibration import CurvePoint
from fieldcraft.chance.chances import NO_FIGURES, ChanceFigures, chance_figures
from fieldcraft.chance.findings import ENOUGH, chance_findings, range_findings, what_more_would_tell
from fieldcraft.chance.ranges import RangeFigures, range_figures


@dataclass(frozen=True, eq=False)
class ChanceBets:
    """Settled yes-or-no bets, a value a bet: the last forecast before the due date passed, the Brier score of
    all its forecasts weighted by how long each stood, and whether it happened."""

    last: ArrayLike
    time_weighted_brier: ArrayLike
    happened: ArrayLike


@dataclass(frozen=True, eq=False)
class RangeBets:
    """Settled bets on a quantity, a value a bet: three quantiles of the last forecast, what it came to, its
    unit."""

    p10: ArrayLike
    p50: ArrayLike
    p90: ArrayLike
    value: ArrayLike
    unit: Sequence[str]


@dataclass(frozen=True)
class Judgement:
    """Figures, what they say in sentences, and what more would tell.

    `chances` is None while no yes-or-no bet is settled.
    """

    chances: ChanceFigures | None
    ranges: RangeFigures
    findings: tuple[str, ...]
    what_more_would_tell: str

    @property
    def settled(self) -> int:
        """All settled bets, with a yes or no or with a value; void ones are none."""
        return (self.chances.n if self.chances else 0) + self.ranges.n

    @property
    def enough(self) -> bool:
        """Whether the scores and the curve can be read: 20 settled yes-or-no bets or more. Ranges do not
        count towards it, since the curve holds none of them."""
        return self.chances is not None and self.chances.n >= ENOUGH

    @property
    def curve(self) -> tuple[CurvePoint, ...]:
        return self.chances.curve if self.chances else ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `bets calibration`, but for the count of all bets; null where nothing was settled."""
        return {
            "settled": self.settled,
            "settled_yes_or_no": self.chances.n if self.chances else 0,
            "enough": self.enough,
            **(self.chances.to_dict() if self.chances else NO_FIGURES),
            "ranges": self.ranges.to_dict() | {"enough": self.ranges.n >= ENOUGH},
            "findings": list(self.findings),
            "what_more_would_tell": self.what_more_would_tell,
        }


def judge(chances: ChanceBets, ranges: RangeBets) -> Judgement:
    """What the settled bets say; ValueError for NaN, a probability outside 0 to 1, or arrays that do not fit.

    To see one kind, tag, situation or season, pass the bets of it alone.
    """
    of_chances, of_ranges = _chance_figures(chances), _range_figures(ranges)
    return Judgement(
        chances=of_chances,
        ranges=of_ranges,
        findings=chance_findings(of_chances) + range_findings(of_ranges),
        what_more_would_tell=what_more_would_tell(of_chances),
    )


def _chance_figures(bets: ChanceBets) -> ChanceFigures | None:
    last = as_probabilities(bets.last, "last forecasts")
    over_time = as_probabilities(bets.time_weighted_brier, "time-weighted Brier scores")
    happened = as_answers(bets.happened)
    if not same_length(last=last, time_weighted_brier=over_time, happened=happened):
        return None
    return chance_figures(last, over_time, happened)


def _range_figures(bets: RangeBets) -> RangeFigures:
    p10, p50, p90, value = (
        as_numbers(values, name)
        for values, name in zip(
            (bets.p10, bets.p50, bets.p90, bets.value), ("p10", "p50", "p90", "values"), strict=True
        )
    )
    if same_length(p10=p10, p50=p50, p90=p90, value=value) != len(bets.unit):
        raise ValueError(f"there must be a unit for each range, got {len(bets.unit)} for {len(value)}")
    if not ((p10 <= p50) & (p50 <= p90)).all():
        raise ValueError("p10, p50 and p90 must be in order")
    return range_figures(p10, p50, p90, value, bets.unit)
