from __future__ import annotations

from dataclasses import replace
from datetime import date

from fieldcraft.roles.changes import differences, quoted
from fieldcraft.roles.role import new_role, put_away, rewrite, take_up
from tests.roles.written import TODAY, content, criterion

A, B = criterion(change="Churn falls"), criterion(change="Calls fall")
ROLE = new_role(1, content(A, B), TODAY)


def sentences(*criteria: object, title: str = "Product manager") -> list[str]:
    after = rewrite(ROLE, replace(ROLE.content, criteria=criteria, title=title), TODAY)
    return [each.sentence for each in differences(ROLE, after)]


def test_a_new_title_and_a_changed_part_say_what_was_and_what_is() -> None:
    first = replace(ROLE.criteria[0], by=date(2026, 6, 1), help="")
    assert sentences(first, ROLE.criteria[1], title="Product lead") == [
        "Title is now “Product lead”; it was “Product manager”.",
        "By when of R1.1 is now “2026-06-01”; it was “2026-12-01”.",
        "The help they get of R1.1 is empty; it was “Half a data analyst”.",
    ]


def test_what_was_added_taken_out_and_moved_is_told() -> None:
    one, two = ROLE.criteria
    assert sentences(two, criterion(change="Refunds fall")) == [
        "R1.3 was added: “Refunds fall”.",
        "R1.1 was taken out: “Churn falls”.",
    ]
    assert sentences(two, one) == ["The order of criteria is now “R1.2, R1.1”; it was “R1.1, R1.2”."]


def test_nothing_differs_between_a_version_and_itself() -> None:
    assert differences(ROLE, ROLE) == ()


def test_a_long_text_is_cut_to_one_line() -> None:
    assert quoted("a\nb " + "c" * 200).startswith("a b ccc")
    assert len(quoted("c" * 200)) <= 80


def test_putting_away_and_taking_up_are_told() -> None:
    away = put_away(ROLE, TODAY)
    assert [each.sentence for each in differences(ROLE, away)] == ["The role was put away."]
    again = take_up(away, TODAY)
    assert [each.sentence for each in differences(away, again)] == ["The role was taken up again."]
    assert (again.version, again.content, differences(ROLE, again)) == (3, ROLE.content, ())
