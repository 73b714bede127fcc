"""The page of the record across runs: three trends with their bands, what counts in them, what does not."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fieldcraft.charts.over_runs import draw_over_runs
from fieldcraft.practice.across import SAYS, SCALES, Across, Key
from fieldcraft.web.people.requests import PersonalRequest
from fieldcraft.web.practice.across import across_runs

# The heights that mean something, with the words that stand beside them.
LEVELS: dict[Key, tuple[tuple[float, str], ...]] = {
    "decisions": ((0.0, "by chance"), (1.0, "competent")),
    "ranges": ((0.0, "dashboard"),),
    "chances": ((0.0, "usual share"),),
}


@require_safe
def show_record(request: PersonalRequest) -> HttpResponse:
    """Whether decisions and forecasts get better across runs."""
    return render(request, "practice/record.html", shown(across_runs(request.person)))


def shown(found: Across) -> dict[str, Any]:
    """The record as its page shows it."""
    return {
        "found": found,
        "series": [
            (
                each.key,
                SAYS[each.key],
                SCALES[each.key],
                draw_over_runs(
                    SAYS[each.key], each.finding, each.signed, each.standings, each.trend, LEVELS[each.key]
                ),
            )
            for each in found.series
        ],
        "runs": [
            (each, *(_stands(found, key, each.run) for key in SAYS), f"{each.held} of {each.ranges}")
            for each in found.runs
        ],
        "left_out": [(each, SAYS[each.series] if each.series else "all three") for each in found.left_out],
    }


def _stands(found: Across, key: Key, run: str) -> str:
    series = next(each for each in found.series if each.key == key)
    return next((series.signed(each.value) for each in series.standings if each.run == run), "–")
