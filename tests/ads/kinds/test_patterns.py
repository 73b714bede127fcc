"""Cues that join several words, after the borderline rules of the guide."""

from __future__ import annotations

import pytest

from tests.ads.kinds.seen import cues_seen


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        (
            "Raise the share of parcels that arrive on time and cut costs.",
            "a verb of changing acts on something measured",
        ),
        (
            "Reduce churn among small bakeries.",
            "opens with a verb of changing that acts on something measured",
        ),
        ("Build a queue for nurses to improve retention.", "speaks of a change only as a purpose"),
        ("Write user stories.", "opens with a verb of making that acts on a document, tool or meeting"),
        ("Mentor two junior analysts.", "a verb of developing acts on people"),
        ("Ability to explain a forecast to a board.", "asks for an ability in its first words"),
        ("You are a curious person.", "names a trait and no ability"),
        ("You are a curious person.", "tells of a trait as what you are or have"),
        ("Your salary may vary by location.", "speaks of pay and of how it is set"),
        ("Apply even when you miss some of the requirements.", "tells people to apply who do not meet all"),
        ("We talk about our mistakes every month.", "speaks of learning as we"),
        ("We are seeking a planner.", "begins with we or our"),
        ("In your first year the queue halves.", "says by when"),
        ("After 90 days there is one ordered list.", "says by when"),
        ("On-time arrivals rise by the end of June.", "says by when"),
        (
            "The on-time share goes from 31 % to 40 %.",
            "goes from one number to another, and not of pay",
        ),
        ("If ferries interest you, write to us.", "begins with a condition"),
    ],
)
def test_a_pattern_is_seen(text: str, cue: str) -> None:
    assert cue in cues_seen(text)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Reduce churn and build a queue to improve retention.", "speaks of a change only as a purpose"),
        ("Lead the harbour team.", "a verb of developing acts on people"),
        (
            "Grow in a place where, as one quickly sees, nothing at all but adoption counts.",
            "a verb of changing acts on something measured",
        ),
        ("Five of our vans are in the workshop in Leith.", "says by when"),
        (
            "The salary goes from 31,000 to 40,000.",
            "goes from one number to another, and not of pay",
        ),
        ("The salary is 40,000 pounds.", "speaks of pay and of how it is set"),
    ],
)
def test_a_pattern_is_not_seen_where_the_guide_says_otherwise(text: str, cue: str) -> None:
    assert cue not in cues_seen(text)


def test_a_verb_acts_on_nothing_in_the_next_sentence() -> None:
    assert "a verb of changing acts on something measured" not in cues_seen(
        "Improve. Retention is good here."
    )
