"""The page of judgement: the curve, the scores beside it, what they are made of, how they went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fieldcraft.web.bets.judgement import Among, judge_apart, judge_bets
from fieldcraft.web.bets.search_forms import JudgementForm
from fieldcraft.web.people.requests import PersonalRequest

if TYPE_CHECKING:
    from fieldcraft.chance.apart import GroupFigures
    from fieldcraft.chance.chances import BetweenFigures
    from fieldcraft.chance.judgement import Judgement
    from fieldcraft.chance.skewed import Mean
    from fieldcraft.web.bets.judgement import Apart

# The terms of the Brier score: their sign in it, their name, what they mean.
TERMS = (
    ("", "reliability", "how far the chances you gave lie from what came of them; less is better"),
    ("−", "resolution", "how well you told likely from unlikely; more is better"),
    ("+", "uncertainty", "how open the questions were; yours by the choice of bets"),
    ("+", "within_bin_variance", "what one bin of the curve holds together"),
    ("−", "within_bin_covariance", "what you told apart inside a bin"),
)


@require_safe
def judgement(request: PersonalRequest) -> HttpResponse:
    """What the person's settled bets say, all of them or those of one kind, tag or situation."""
    from fieldcraft.chance.findings import ENOUGH
    from fieldcraft.charts.calibration import draw_calibration
    from fieldcraft.charts.over_time import draw_over_time

    form = JudgementForm(request.GET)
    among = Among(form.typed("kind"), form.typed("tag"), form.typed("situation"))
    judged = judge_bets(request.person, among)
    found = judged.judgement
    context = {
        "form": form,
        "filtered": among != Among(),
        "bets": judged.bets,
        "judgement": found,
        "notes": judged.notes,
        "figure": draw_calibration(found) if found.enough else None,
        # The first finding is the caption of the figure.
        "findings": found.findings[1 if found.enough else 0 :],
        "ranges": found.ranges if found.ranges.n >= ENOUGH else None,
        "units": _units(found) if found.ranges.n >= ENOUGH else (),
        "scores": _scores(found) if found.enough else (),
        "terms": _terms(found) if found.enough else (),
        "over_time": draw_over_time(judged.over_time) if found.enough else None,
        "apart": _apart(judge_apart(request.person, among)) if found.enough else (),
    }
    return render(request, "bets/judgement.html", context)


def _scores(found: Judgement) -> tuple[tuple[str, str, str], ...]:
    """Rows of name, figure and what it means."""
    figures = found.chances
    assert figures is not None
    own, half = figures.skill_vs_own_base_rate, figures.skill_vs_always_half
    own_share = f"{100 * figures.base_rate:.0f} %"
    parts = figures.decomposition
    return (
        *_without_sure_things(figures.without_near_sure if figures.near_sure else None),
        (
            f"Skill against always saying {own_share}",
            "–" if own is None else _with_band(own.estimate, own.band),
            "your own share of yes; above 0 is better, 1 is perfect",
        ),
        (
            "Skill against always saying 50 %",
            _with_band(half.estimate, half.band),
            "above 0 is better, 1 is perfect",
        ),
        (
            "Resolution",
            f"{parts.resolution:.3f} of {parts.uncertainty:.3f}",
            "how much of what could be told apart you did tell apart",
        ),
        (
            "Brier score",
            _number(figures.brier),
            "0 is perfect; always saying 50 % gives 0.25; sure things bring it down",
        ),
        (
            "Brier score over time",
            _number(figures.time_weighted_brier),
            "every forecast, weighed by the days it stood",
        ),
        ("Log score", _number(figures.log_score.mean), "0 is perfect; always saying 50 % gives −0.693"),
        (
            "Sharpness",
            f"{figures.near_sure} of {figures.n}",
            "bets that you gave at most 10 % or at least 90 %; sure things make a fine curve and no skill",
        ),
    )


def _without_sure_things(between: BetweenFigures | None) -> tuple[tuple[str, str, str], ...]:
    """The row of the bets that could go either way, none where that is all of them."""
    from fieldcraft.chance.findings import ENOUGH

    if between is None:
        return ()
    name, own = "Skill where it could go either way", between.skill_vs_own_base_rate
    if between.n < ENOUGH:
        return (
            (name, "too few to say", f"{between.n} bets over 10 % and under 90 %, and it takes {ENOUGH}"),
        )
    return (
        (
            name,
            "–" if own is None else _with_band(own.estimate, own.band),
            f"the {between.n} bets over 10 % and under 90 %, against their own share of yes; "
            "sure things change nothing in it",
        ),
    )


def _terms(found: Judgement) -> tuple[tuple[str, str, str, str], ...]:
    """Rows of sign, term, figure and what it means; together they are the Brier score."""
    assert found.chances is not None
    values: dict[str, Any] = found.chances.decomposition.to_dict()
    return tuple((sign, term.replace("_", " "), _number(values[term]), says) for sign, term, says in TERMS)


def _units(found: Judgement) -> tuple[tuple[str, str, str, str, str], ...]:
    """Rows of unit, ranges that held, what that share could be, and both scores with their bands."""
    from fieldcraft.charts.calibration import span

    return tuple(
        (
            each.unit or "no unit",
            f"{each.covered} of {each.n}",
            span(*each.band),
            _score(each.of_intervals),
            _score(each.weighted),
        )
        for each in found.ranges.by_unit
    )


def _score(mean: Mean) -> str:
    """A score in the unit of its quantity."""
    from fieldcraft.chance.findings import in_three_digits

    if mean.band is None:
        return f"{in_three_digits(mean.estimate)} (no\u00a0band)"
    return f"{in_three_digits(mean.estimate)} {_band(*map(in_three_digits, mean.band))}"


def _apart(apart: Apart) -> list[tuple[str, list[tuple[str, str, str, str, str]]]]:
    """Tables of kinds, tags and situations; none where there is but one group or none that can be read."""
    tables = (("Kind", apart.kind), ("Tag", apart.tag), ("Situation", apart.situation))
    return [
        (name, [_group(group) for group in groups])
        for name, groups in tables
        if len(groups) > 1 and any(group.enough for group in groups)
    ]


def _group(group: GroupFigures) -> tuple[str, str, str, str, str]:
    """The group with its count, its Brier score, and its skill against its own share and against 50 %."""
    if not group.enough:
        return group.name, str(group.n), "too few to say", "–", "–"
    own, half = group.skill_vs_own_base_rate, group.skill_vs_always_half
    return (
        group.name,
        str(group.n),
        _with_band(group.brier.estimate, group.brier.band),
        "–" if own is None else _with_band(own.estimate, own.band),
        _with_band(half.estimate, half.band),
    )


def _number(value: float) -> str:
    # Adding 0 turns −0 into 0.
    return f"{round(value, 3) + 0:.3f}".replace("-", "−")


def _with_band(estimate: float, band: tuple[float, float] | None) -> str:
    if band is None:
        return f"{estimate:.2f}".replace("-", "−")
    low, high = band
    return f"{estimate:.2f} {_band(f'{low:.2f}', f'{high:.2f}')}".replace("-", "−")


def _band(low: str, high: str) -> str:
    """What a figure could be; never broken over lines."""
    return f"({low}\u00a0to\u00a0{high})"
