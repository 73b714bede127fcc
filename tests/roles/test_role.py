from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.roles.role import (
    NoSuchCriterion,
    Origin,
    Role,
    cited_id,
    months_after,
    new_role,
    put_away,
    rewrite,
    take_up,
)
from tests.roles.written import TODAY, content, criterion

A, B = criterion(change="A"), criterion(change="B")


def ids(role: Role) -> list[str]:
    return [each.id for each in role.criteria]


def test_the_first_version_gives_each_criterion_an_id() -> None:
    role = new_role(3, content(A, B), TODAY)
    assert (role.id, role.version, ids(role)) == ("R3", 1, ["R3.1", "R3.2"])


def test_a_criterion_keeps_its_id_and_no_id_is_given_twice() -> None:
    role = new_role(3, content(A, B), TODAY)
    without = rewrite(role, replace(role.content, criteria=role.criteria[:1]), TODAY)
    again = rewrite(without, replace(without.content, criteria=(*without.criteria, B)), TODAY)
    assert ids(again) == ["R3.1", "R3.3"]
    assert again.version == 3
    assert ids(role) == ["R3.1", "R3.2"]


def test_an_id_that_is_unknown_or_comes_twice_is_given_anew() -> None:
    role = new_role(3, content(replace(A, id="R9.1"), replace(B, id="R9.1")), TODAY)
    assert ids(role) == ["R3.1", "R3.2"]
    twice = rewrite(role, replace(role.content, criteria=(role.criteria[0], role.criteria[0])), TODAY)
    assert ids(twice) == ["R3.1", "R3.3"]


def test_what_changes_nothing_is_no_version() -> None:
    role = new_role(3, content(A), TODAY)
    assert rewrite(role, role.content, date(2027, 1, 1)) is role


def test_a_version_is_read_back_as_it_was() -> None:
    role = new_role(3, content(A, replace(B, by=None)), TODAY, Origin("R1", 2, "2026-01-01T00:00:00Z", "1:a"))
    assert Role.from_record(role.record()) == role


def test_an_unknown_criterion_is_said_to_be_unknown() -> None:
    with pytest.raises(NoSuchCriterion, match=r"no criterion R3\.9"):
        new_role(3, content(A), TODAY).criterion("R3.9")


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("R1.2", "R1.2"),
        (" r1.02: raise activation", "R1.2"),
        ("R1.2 – activation", "R1.2"),
        ("R1", ""),
        ("R1.2.3", ""),
        ("R1.2x", ""),
        ("see R1.2", ""),
        ("R" + "9" * 4000 + ".1", ""),
        ("", ""),
    ],
)
def test_a_line_cites_a_criterion_when_it_begins_with_its_id(text: str, id: str) -> None:
    assert cited_id(text) == id


@given(st.dates(date(1900, 1, 1), date(2090, 12, 31)), st.integers(0, 100))
def test_months_later_is_the_same_day_or_the_last_of_the_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (
        later.day < day.day and months_after(later.replace(day=1), 1).month != later.month
    )


def test_a_version_put_away_is_given_back_by_its_record_and_others_say_nothing_of_it() -> None:
    role = new_role(1, content(criterion()), TODAY)
    away = put_away(role, TODAY)
    assert Role.from_record(away.record()) == away and away.record()["away"] is True
    assert "away" not in role.record() and "away" not in take_up(away, TODAY).record()
    assert put_away(away, TODAY) is away and take_up(role, TODAY) is role
