"""A role as a conversation: typed answers in, a kept role out."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner, Result

from fieldcraft.cli.acting import acting
from fieldcraft.cli.role_dialogue import ask_for_role
from fieldcraft.refusal import Refused
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.roles import actions
from tests.roles.written import GOOD, PARTS_TYPED

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("day")]


def converse(*typed: str) -> Result:
    @click.command()
    def talk() -> None:
        with acting() as me:
            ask_for_role(me, "", "")

    return CliRunner().invoke(talk, input="".join(f"{line}\n" for line in typed))


def test_a_role_is_asked_for_part_by_part_with_examples_and_kept() -> None:
    said = converse("PM", "Dana", *PARTS_TYPED, "n")
    assert said.exit_code == 0, said.output
    assert "Weak: Manage the backlog" in said.output and "Good: Work that we start" in said.output
    role = actions.show_role(local_owner(), "R1")
    assert (role.content.title, role.content.whom) == ("PM", "Dana")
    assert role.criteria[0].to_dict() == GOOD | {"id": "R1.1"}


def test_what_is_weak_or_cannot_be_read_is_asked_again() -> None:
    change, seen, by, help, _ = PARTS_TYPED
    said = converse("PM", "", "Manage the backlog", "y", change, seen, "2026-02-30", by, help, "", "n", "n")
    assert said.exit_code == 0, said.output
    assert "is something done" in said.output and "not a day of the calendar" in said.output
    assert actions.show_role(local_owner(), "R1").criteria[0].may_decide == ""


def test_who_stops_keeps_what_was_finished_and_is_told_how_to_go_on() -> None:
    said = converse("PM", "", *PARTS_TYPED, "y", "Churn falls")
    assert isinstance(said.exception, Refused)
    assert "R1 is kept with 1 criteria" in str(said.exception)
    assert len(actions.show_role(local_owner(), "R1").criteria) == 1
