from __future__ import annotations

import pytest

from fieldcraft.bets.rating import Rating, read_rating
from fieldcraft.refusal import Refused

from .drafts import TODAY

FULL = {"knew": "Nine of twelve stop at the form", "left_out": "The campaign", "again": True, "decision": 4}


def test_a_rating_is_read_and_dated() -> None:
    rating = read_rating(FULL, TODAY)
    assert rating == Rating(TODAY, "Nine of twelve stop at the form", "The campaign", True, 4)
    assert Rating.from_dict(rating.to_dict()) == rating


@pytest.mark.parametrize(("decision", "good"), [(1, False), (2, False), (3, None), (4, True), (5, True)])
def test_four_and_five_are_good_and_one_and_two_bad(decision: int, good: bool | None) -> None:
    assert read_rating(FULL | {"decision": decision}, TODAY).good is good


@pytest.mark.parametrize(
    "changes",
    [
        {"decision": 0},
        {"decision": 6},
        {"decision": 4.5},
        {"decision": True},
        {"decision": "4"},
        {"decision": None},
        {"again": None},
        {"again": "yes"},
        {"knew": 3},
        {"desicion": 4},
    ],
)
def test_a_rating_that_does_not_fit_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(Refused) as refused:
        read_rating(FULL | changes, TODAY)
    assert len(refused.value.problems) == 1


def test_an_empty_rating_is_told_what_it_lacks() -> None:
    with pytest.raises(Refused) as refused:
        read_rating({}, TODAY)
    assert len(refused.value.problems) == 2
