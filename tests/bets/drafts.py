"""Drafts for the tests of bets, as JSON values and as Hypothesis strategies."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

TODAY = date(2026, 3, 5)
CHANCE = {"question": "Activation of new teams reaches 36 %", "probability": 0.7, "hoped": "yes"}
RANGE = {
    "quantity": "Activation of new teams",
    "unit": "%",
    "p10": 30,
    "p50": 35,
    "p90": 40,
    "bins": None,
    "hoped": "higher",
    "target": None,
}


def draft(**changes: Any) -> dict[str, Any]:
    """A draft with the needed fields, as JSON."""
    return {
        "kind": "work",
        "title": "Cut the sign-up form to three fields",
        "forecast": CHANCE,
        "due": "2026-04-01",
    } | changes


FULL = draft(
    goal="More new teams get to their first report",
    situation="Half of them leave at the form",
    options=["Cut the form", "Leave it"],
    choice="Cut the form",
    reason="Because we saw nine of twelve people stop at the form via session replays",
    base_rate={"k": 3, "n": 8, "of": "form changes of last year"},
    resolution="The activation board, teams created in March",
    controls=["the form"],
    does_not_control=["the spring campaign"],
    if_then="If the sponsor asks for a date, I will ask what happens without it",
    stake={"hours": 12.5, "money": None},
    reversible=True,
    tags=["onboarding"],
    criteria=["C1"],
    sources=["S1"],
    lessons=["L1"],
)

finite = st.floats(-1e12, 1e12)
words = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=30)
lists = st.lists(words, max_size=3)
chances = st.fixed_dictionaries(
    {
        "question": words,
        "probability": st.floats(0, 1, exclude_min=True, exclude_max=True),
        "hoped": st.sampled_from(["yes", "no"]),
    }
)
quantiles = st.lists(finite, min_size=3, max_size=3, unique=True).map(sorted)
ranges = st.builds(
    lambda three, unit, hoped, target: (
        RANGE | dict(zip(("p10", "p50", "p90"), three, strict=True), unit=unit, hoped=hoped, target=target)
    ),
    quantiles,
    words,
    st.sampled_from(["higher", "lower"]),
    st.none() | finite,
)
drafts = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["work", "reading", "training", "coaching"]),
        "title": words.filter(str.strip),
        "forecast": chances | ranges,
        "due": st.integers(0, 20_000).map(lambda days: (TODAY + timedelta(days)).isoformat()),
    },
    optional={
        **dict.fromkeys(("goal", "situation", "choice", "reason", "resolution", "if_then"), words),
        **dict.fromkeys(("options", "controls", "does_not_control", "tags", "criteria"), lists),
        "base_rate": st.none() | st.just({"k": 1, "n": 4, "of": "the like"}),
        "stake": st.none()
        | st.fixed_dictionaries({"hours": st.none() | st.floats(0, 1e6), "money": st.none()}),
        "reversible": st.none() | st.booleans(),
    },
)
