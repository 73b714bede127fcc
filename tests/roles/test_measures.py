from __future__ import annotations

import pytest

from fieldcraft.roles.measures import goes_from_to, has_number, has_share, has_start


@pytest.mark.parametrize("text", ["from 3 to 5", "half of them", "nobody calls", "9 of 10", "within 2 days"])
def test_a_number_says_how_much(text: str) -> None:
    assert has_number(text)


@pytest.mark.parametrize("text", ["by 2027", "in Q3", "within six months", "over the next 2 sprints", "soon"])
def test_a_day_says_when_and_not_how_much(text: str) -> None:
    assert not has_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "from 31 % to 36 %",
        "9 days instead of 12",
        "drops by a third, from 900",
        "36 % (today 31 %)",
        "31 → 36",
    ],
)
def test_a_start_is_where_a_number_stands_today(text: str) -> None:
    assert has_start(text)


@pytest.mark.parametrize("text", ["to 36 %", "by 20 %", "grows", "from Berlin"])
def test_a_target_alone_is_no_start(text: str) -> None:
    assert not has_start(text)


def test_from_and_to_need_amounts() -> None:
    assert goes_from_to("from none to one a month")
    assert not goes_from_to("from the market to the team")


def test_a_share_in_the_way_of_seeing_counts_and_a_number_of_weeks_does_not() -> None:
    assert has_share("at least 9 of 10 in the log")
    assert not has_share("mean over the last four weeks")
