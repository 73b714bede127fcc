from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.roles import actions
from tests.cli.role_rows import rows
from tests.cli.run import run
from tests.roles.written import GOOD, ROLE, WEAK

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("day")]


def test_check_tells_what_is_weak_with_exit_status_1_and_keeps_nothing() -> None:
    found = rows("check", "-", stdin=json.dumps([GOOD, WEAK]), code=1)
    assert [[fault["code"] for fault in row["faults"]] for row in found] == [
        [],
        ["activity", "no_help", "no_decision_rights", "too_few"],
    ]
    assert [row["id"] for row in found] == ["1", "2"]
    assert actions.list_roles(local_owner()) == []
    ran = run("roles", "check", "-", stdin=json.dumps([WEAK]))
    assert ran.code == 1 and "! activity: “manage the backlog”" in ran.out


def test_check_of_what_is_well_written_ends_with_0_also_as_markdown(role_file: Path, tmp_path: Path) -> None:
    assert rows("check", str(role_file))
    rows("new", "--file", str(role_file))
    assert run("roles", "export", "R1", "--to", str(tmp_path / "role.md")).code == 0
    assert [row["faults"] for row in rows("check", str(tmp_path / "role.md"))] == [[], [], []]


@pytest.mark.parametrize(
    "stdin", ["", "{", "hello", "[]", '{"criteria": 3}', '[{"by": "2026-02-30"}]', "# Notes"]
)
def test_what_could_not_be_read_ends_with_2_and_a_sentence(stdin: str) -> None:
    ran = run("roles", "check", "-", stdin=stdin)
    assert (ran.code, ran.out) == (2, "") and ran.err.strip().endswith(".")
    assert "Traceback" not in ran.err


def test_forty_criteria_are_checked(tmp_path: Path) -> None:
    found = rows("check", "-", stdin=json.dumps([GOOD] * 40), code=1)
    assert len(found) == 40
    assert {fault["code"] for fault in found[39]["faults"]} == {"same", "too_many"}


def test_the_next_version_is_written_from_a_file_and_a_later_one_is_minded(role_file: Path) -> None:
    made = rows("new", "--file", str(role_file))
    changed = json.dumps(
        [*made[:2], GOOD | {"change": "Nurses record a handover in 3 minutes instead of 11."}]
    )
    assert [row["id"] for row in rows("edit", "R1", "--file", "-", stdin=changed)] == ["R1.1", "R1.2", "R1.4"]
    ran = run("roles", "edit", "R1", "--file", "-", "--version", "1", stdin=json.dumps([GOOD]))
    assert ran.code == 2 and "another tab" in ran.err
    said = run("roles", "versions", "R1").out
    assert "Version 2, 2026-03-05" in said and "R1.3 was taken out" in said
    assert json.loads(run("roles", "versions", "R1", "--json").out)[1]["version"] == 1
    assert len(rows("show", "R1", "--version", "1")) == 3


def test_without_a_terminal_and_a_file_new_says_what_to_give() -> None:
    assert "give --file FILE" in run("roles", "new").err


def test_a_file_of_several_roles_is_for_import(role_file: Path) -> None:
    value = {"roles": [ROLE, ROLE]}
    assert "roles import" in run("roles", "new", "--file", "-", stdin=json.dumps(value)).err
    rows("new", "--file", str(role_file))
    assert "holds 2 roles" in run("roles", "edit", "R1", "--file", "-", stdin=json.dumps(value)).err


def test_a_role_put_away_leaves_the_list_and_can_be_taken_up_again(role_file: Path) -> None:
    made = rows("new", "--file", str(role_file))
    rows("new", "--file", str(role_file))
    said = run("roles", "put-away", "R1").out
    assert (
        "R1 is put away" in said and "`fieldcraft roles take-up R1`" in said and "stays with whoever" in said
    )
    assert run("roles", "put-away", "R1").code == 0
    assert run("roles", "list").out.startswith("R2") and "R1" not in run("roles", "list").out
    assert run("roles", "list", "--away").out.startswith("R1  version 2")
    assert "Put away;" in run("roles", "show", "R1").out
    ran = run("roles", "edit", "R1", "--file", "-", stdin=json.dumps([GOOD]))
    assert (ran.code, ran.err) == (2, "R1 is put away; take it up again before you write in it.\n")
    assert "The role was put away." in run("roles", "versions", "R1").out
    again = rows("take-up", "R1")
    assert [row["change"] for row in again] == [row["change"] for row in made]
    assert run("roles", "list", "--away").err == "No role is put away.\n"
    assert run("roles", "put-away", "R9").code == 2
