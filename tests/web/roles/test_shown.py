from __future__ import annotations

from fieldcraft.roles.role import new_role
from fieldcraft.web.roles.shown import about
from tests.roles.written import TODAY, content, criterion


def test_a_role_is_shown_with_its_days_and_what_is_weak() -> None:
    role = new_role(1, content(criterion(), criterion(change="Manage the backlog")), TODAY)
    shown = about(role, TODAY)
    assert (shown["starts"], shown["until"], shown["weak"]) == ("Thu 5 March", "Fri 5 March 2027", 1)
    first, second = shown["criteria"]
    assert (first.id, first.number, first.faults, first.bets) == ("R1.1", 1, (), ())
    assert ("By when", "Tue 1 December") in first.parts
    assert [fault.code for fault in second.faults] == ["activity", "too_few"]
