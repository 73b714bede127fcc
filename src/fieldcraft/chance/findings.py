"""What the figures say, in sentences that carry their doubt."""

from __future__ import annotations

from math import ceil, floor, log10
from statistics import NormalDist

from fieldcraft.chance.beta import share_below
from fieldcraft.chance.calibration import CurvePoint
from fieldcraft.chance.chances import BetweenFigures, ChanceFigures
from fieldcraft.chance.intervals import BAND
from fieldcraft.chance.ranges import RangeFigures, UnitFigures
from fieldcraft.chance.skewed import Mean
from fieldcraft.chance.skill import Skill

ENOUGH = 20
# The width that tells 70 % from 60 %: a band that reaches this far to each side.
TELLING = 0.1


def chance_findings(figures: ChanceFigures | None) -> tuple[str, ...]:
    """Sentences on yes-or-no bets, the most telling first; one alone while there are under 20."""
    n = figures.n if figures else 0
    if figures is None or n < ENOUGH:
        return (f"Nothing can be said yet: {n} of the {ENOUGH} settled yes-or-no bets it takes.",)
    said = [_about(_most_telling(figures.curve)), _luck(figures.curve), _on_average(figures), _skill(figures)]
    said += [_flattery(figures), _ends(figures)]
    return tuple(sentence for sentence in said if sentence)


def range_findings(figures: RangeFigures) -> tuple[str, ...]:
    """A sentence on ranges, none when there are none."""
    if not figures.n or figures.band is None:
        return ()
    if figures.n < ENOUGH:
        return (f"Of ranges nothing can be said yet: {figures.n} of the {ENOUGH} settled ones it takes.",)
    low, high = figures.band
    held = (
        f"Your 80\u00a0% ranges held {figures.covered} of {figures.n} "
        f"({_percent(figures.covered / figures.n)}, could be {_whole(low)} to {_whole(high)}); "
        f"{figures.expected:.0f} expected."
    )
    missed = figures.n - figures.covered
    where = f" Of the {missed} outside, {figures.below} fell below and {figures.above} above."
    return (held + (where if missed else ""),)


def unit_findings(figures: RangeFigures) -> tuple[str, ...]:
    """A sentence for each unit: how many ranges held, and what they scored; none while ranges are too few."""
    return tuple(_unit(each) for each in figures.by_unit) if figures.n >= ENOUGH else ()


def what_more_would_tell(figures: ChanceFigures | None) -> str:
    """One sentence: how many more bets would make the figures say more."""
    n = figures.n if figures else 0
    if figures is None or n < ENOUGH:
        more = ENOUGH - n
        bets = "bet makes" if more == 1 else "bets make"
        return (
            f"{more} more settled yes-or-no {bets} {ENOUGH}, where a first pattern may show; to tell "
            f"70\u00a0% from 60\u00a0% takes about {_bets_to_tell(0.7)} given near 70\u00a0%."
        )
    fullest = max(figures.curve, key=lambda point: point.n)
    reach, needed = (fullest.band[1] - fullest.band[0]) / 2, _bets_to_tell(fullest.happened)
    now = (
        f"The {fullest.n} bets you gave about {_percent(fullest.forecast)} tell their share "
        f"to within about {100 * reach:.0f} points"
    )
    if reach <= TELLING:
        return f"{now}; four times as many would halve that."
    return f"{now}; {needed} or so would tell it to within {100 * TELLING:.0f}."


def _unit(each: UnitFigures) -> str:
    low, high = each.band
    return (
        f"Ranges in {each.unit or 'no unit'}: {each.covered} of {each.n} held "
        f"({_percent(each.covered / each.n)}, could be {_whole(low)} to {_whole(high)}); "
        f"interval score {said_with_band(each.of_intervals)}, weighted {said_with_band(each.weighted)}."
    )


def said_with_band(mean: Mean) -> str:
    """A score that is in the unit of the quantity, with its doubt: "18.4 (could be 14.2 to 25.1)"."""
    score = in_three_digits(mean.estimate)
    if mean.band is None:
        return f"{score} (band unknown: fewer than 2 values fell outside)"
    low, high = map(in_three_digits, mean.band)
    return f"{score} (could be {low} to {high})"


def in_three_digits(value: float) -> str:
    """A score in any unit with the three digits that count: "1,230", "18.4", "0.0213"."""
    if value == 0 or not 1e-4 <= abs(value) < 1e15:
        return f"{value:.3g}"
    digits = max(0, 2 - floor(log10(abs(value))))
    return f"{round(value, 2 - floor(log10(abs(value)))):,.{digits}f}"


def _bets_to_tell(share: float) -> int:
    """How many bets with one forecast bound their share to ten points each way, by the normal curve."""
    z = NormalDist().inv_cdf((1 + BAND) / 2)
    # A share of 0 or 1 in few bets says little: what 10 % or 90 % would need is needed at least.
    share = min(max(share, 0.1), 0.9)
    return ceil(z * z * share * (1 - share) / TELLING**2)


def _most_telling(curve: tuple[CurvePoint, ...]) -> CurvePoint:
    """The fullest point among those that depart by more than luck in any of them explains, or among all.

    Ten bands that each leave out one chance in ten will often leave out something. A departure is told from
    that by bands that together leave out one in ten (Bonferroni). Sure things that come true do not come
    first while enough bets could go either way: nobody gets a better headline by adding some.
    """
    between = tuple(point for point in curve if not point.near_sure)
    if sum(point.n for point in between) < ENOUGH:
        between = curve
    ends = [point for point in curve if point.near_sure and point.too_sure]
    astray = [point for point in between if _astray(point, len(between))]
    astray += [point for point in ends if _astray(point, len(curve))]
    return max(astray or between, key=lambda point: point.n)


def _astray(point: CurvePoint, groups: int) -> bool:
    tail = (1 - BAND) / 2 / groups
    return not point.holds and not tail < _share_below(point) < 1 - tail


def _share_below(point: CurvePoint) -> float:
    """How much of what could be, by Jeffreys, lies below what was given."""
    return share_below(point.came_true + 0.5, point.n - point.came_true + 0.5, point.forecast)


def _about(point: CurvePoint) -> str:
    low, high = point.band
    return (
        f"Of {point.n} bets you gave about {_percent(point.forecast)}, {point.came_true} came true "
        f"({_percent(point.happened)}, could be {_whole(low)} to {_whole(high)})."
    )


def _luck(curve: tuple[CurvePoint, ...]) -> str:
    astray, groups = sum(not point.holds for point in curve), len(curve)
    if groups == 1:
        return "All your forecasts lie in one group, so the curve is one point."
    if not astray:
        return f"In all {groups} groups what you said lies within what could be."
    return (
        f"In {astray} of {groups} groups what you said lies outside what could be; "
        "by luck alone about 1 in 10 does."
    )


def _on_average(figures: ChanceFigures) -> str:
    low, high = figures.base_rate_band
    said = (
        f"On average you gave {_percent(figures.mean_forecast)}, and {_percent(figures.base_rate)} came true "
        f"(could be {_whole(low)} to {_whole(high)})"
    )
    if low <= figures.mean_forecast <= high:
        return f"{said}."
    return f"{said}: {'less' if figures.mean_forecast > high else 'more'} happens than you expect."


def _skill(figures: ChanceFigures) -> str:
    """Skill on the bets that could go either way; with the near sure things, apart and after it."""
    between = figures.without_near_sure
    if not figures.near_sure:
        return f"Your forecasts scored {_scored(figures, 'your own share of yes')}."
    if between is None or between.n < ENOUGH:
        count = between.n if between else 0
        lead = (
            f"Of skill on bets that could go either way (over 10 % and under 90 %) nothing can be "
            f"said yet: {count} of the {ENOUGH} it takes. All"
        )
    else:
        scored = _scored(between, "your own share of yes there")
        lead = (
            f"On the {between.n} bets that could go either way (over 10 % and under 90 %) your "
            f"forecasts scored {scored}. All"
        )
    return f"{lead} {figures.n}, near sure things too, scored {_scored(figures, 'your own share of yes')}."


def _scored(figures: ChanceFigures | BetweenFigures, whose: str) -> str:
    own, half = figures.skill_vs_own_base_rate, figures.skill_vs_always_half
    against_half = f"{_better(half.estimate)} than always saying 50 %{_doubt(half)}"
    if own is None:
        every = "every one" if figures.base_rate else "none"
        return f"{against_half}; {every} came true, so nobody can say how well you tell one from another"
    return (
        f"{_better(own.estimate)} than always saying {_percent(figures.base_rate)}, {whose}{_doubt(own)}, "
        f"and {against_half}"
    )


def _flattery(figures: ChanceFigures) -> str:
    """Where a curve would look better than the judgement behind it: say what the curve does not show."""
    own, parts, between = figures.skill_vs_own_base_rate, figures.decomposition, figures.without_near_sure
    sure = 2 * figures.near_sure >= figures.n
    unshown = own is None or not own.shown
    if not (sure or unshown):
        return ""
    lead = "A curve alone can look good without telling bets apart"
    if sure:
        count = "All" if figures.near_sure == figures.n else f"{figures.near_sure} of"
        lead = (
            f"{count} {figures.n} forecasts were near sure things (10 % or less, 90 % or more), "
            "on which a curve looks good by itself"
        )
    if own is None:
        return f"{lead}; bets that could go either way would tell more."
    told = f"resolution, what your forecasts tell apart, is {parts.resolution:.3f} of {parts.uncertainty:.3f}"
    if unshown:
        verdict = "no skill against your own share is shown yet"
    elif between is not None and between.n >= ENOUGH:
        verdict = f"{between.resolution:.3f} of {between.uncertainty:.3f} without them"
    else:
        verdict = "bets that could go either way would tell whether that is skill or a choice of easy bets"
    return f"{lead}: {told}, and {verdict}."


def _ends(figures: ChanceFigures) -> str:
    count = figures.log_score.at_the_ends
    if not count:
        return ""
    forecasts = "One forecast was" if count == 1 else f"{count} forecasts were"
    return f"{forecasts} exactly 0 or 100\u00a0%; the log score takes 0.1 and 99.9\u00a0% for them."


def _better(estimate: float) -> str:
    """A skill in words: "12 % better"."""
    percent = round(100 * estimate)
    if percent == 0:
        return "no better"
    return f"{abs(percent)}\u00a0% {'better' if percent > 0 else 'worse'}"


def _doubt(skill: Skill) -> str:
    if skill.band is None:
        return ""
    low, high = (round(100 * end) for end in skill.band)
    if low == high:
        return ""
    if low >= 0 or high <= 0:
        near, far = sorted((abs(low), abs(high)))
        return f" (could be {near} to {far})"
    return f" (could be {-low}\u00a0% worse to {high}\u00a0% better)"


def _percent(share: float) -> str:
    return f"{_whole(share)}\u00a0%"


def _whole(share: float) -> str:
    return f"{100 * share:.0f}"
