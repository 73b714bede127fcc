"""The page of judgement: the curve, the scores beside it, what they are made of, how they went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fieldcraft.web.bets.judgement import Among, Quarter, judge_bets
from fieldcraft.web.bets.search_forms import JudgementForm
from fieldcraft.web.people.requests import PersonalRequest

if TYPE_CHECKING:
    from fieldcraft.chance.judgement import Judgement

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

    form = JudgementForm(request.GET)
    among = Among(form.typed("kind"), form.typed("tag"), form.typed("situation"))
    judged = judge_bets(request.person, among, by_quarter=True)
    found = judged.judgement
    context = {
        "form": form,
        "filtered": among != Among(),
        "bets": judged.bets,
        "judgement": found,
        "figure": draw_calibration(found) if found.enough else None,
        # The first finding is the caption of the figure.
        "findings": found.findings[1 if found.enough else 0 :],
        "ranges": found.ranges if found.ranges.n >= ENOUGH else None,
        "scores": _scores(found) if found.enough else (),
        "terms": _terms(found) if found.enough else (),
        "quarters": [_in_a_row(quarter) for quarter in judged.quarters] if found.enough else (),
    }
    return render(request, "bets/judgement.html", context)


def _scores(found: Judgement) -> tuple[tuple[str, str, str], ...]:
    """Rows of name, figure and what it means."""
    figures = found.chances
    assert figures is not None
    own, half = figures.skill_vs_own_base_rate, figures.skill_vs_always_half
    own_share = f"{100 * figures.base_rate:.0f} %"
    return (
        ("Brier score", _number(figures.brier), "0 is perfect; always saying 50 % gives 0.25"),
        (
            "Brier score over time",
            _number(figures.time_weighted_brier),
            "every forecast, weighed by the days it stood",
        ),
        ("Log score", _number(figures.log_score.mean), "0 is perfect; always saying 50 % gives −0.693"),
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
            "Sharpness",
            f"{figures.near_sure} of {figures.n}",
            "bets that you gave at most 10 % or at least 90 %; sure things make a fine curve and no skill",
        ),
    )


def _terms(found: Judgement) -> tuple[tuple[str, str, str, str], ...]:
    """Rows of sign, term, figure and what it means; together they are the Brier score."""
    assert found.chances is not None
    values: dict[str, Any] = found.chances.decomposition.to_dict()
    return tuple((sign, term.replace("_", " "), _number(values[term]), says) for sign, term, says in TERMS)


def _in_a_row(quarter: Quarter) -> tuple[str, str, str, str]:
    """The quarter with its number of settled yes-or-no bets, their Brier score, and the ranges that held."""
    figures = quarter.judgement.chances
    held = quarter.judgement.ranges
    ranges = f"{held.covered} of {held.n}" if held.n else "–"
    if figures is None:
        return quarter.name, "0", "–", ranges
    return quarter.name, str(figures.n), _number(figures.brier), ranges


def _number(value: float) -> str:
    # Adding 0 turns −0 into 0.
    return f"{round(value, 3) + 0:.3f}".replace("-", "−")


def _with_band(estimate: float, band: tuple[float, float] | None) -> str:
    if band is None:
        return f"{estimate:.2f}".replace("-", "−")
    low, high = band
    return f"{estimate:.2f} (could be {low:.2f} to {high:.2f})".replace("-", "−")
