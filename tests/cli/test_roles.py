from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.roles import actions
from tests.cli.run import run
from tests.roles.written import GOOD, ROLE, WEAK

pytestmark = pytest.mark.django_db(transaction=True)

FIELDS = {"id", "change", "seen_by", "by", "help", "may_decide", "faults"}


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "role.json"
    path.write_text(json.dumps(ROLE), "utf-8")
    return path


def rows(*arguments: str, stdin: str = "", code: int = 0) -> list[dict[str, Any]]:
    ran = run("roles", *arguments, "--json", stdin=stdin)
    assert ran.code == code, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)
    assert all(set(row) >= FIELDS for row in found)
    return found


def test_a_role_from_a_file_is_kept_listed_and_shown_in_one_shape(file: Path) -> None:
    made = rows("new", "--file", str(file))
    assert [row["id"] for row in made] == ["R1.1", "R1.2", "R1.3"]
    assert made == rows("show", "R1") == rows("show", "1") == rows("list")
    assert (
        run("roles", "list").out
        == "R1  version 1  3 criteria, 0 weak  Product manager, onboarding for Dana\n"
    )
    assert "Nothing weak was found." in run("roles", "show", "R1").out


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


def test_check_of_what_is_well_written_ends_with_0_also_as_markdown(file: Path, tmp_path: Path) -> None:
    assert rows("check", str(file))
    rows("new", "--file", str(file))
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


@pytest.mark.parametrize("name", ["role.json", "role.md"])
def test_an_export_is_taken_in_and_says_where_it_came_from(file: Path, tmp_path: Path, name: str) -> None:
    rows("new", "--file", str(file))
    target = tmp_path / "out" / name
    target.parent.mkdir()
    assert run("roles", "export", "--to", str(target)).out == f"Wrote 1 role to {target}.\n"
    assert [row["id"] for row in rows("import", str(target))] == ["R2.1", "R2.2", "R2.3"]
    origin = actions.show_role(local_owner(), "R2").origin
    assert origin is not None and (origin.role, origin.version) == ("R1", 1)


def test_an_export_is_printed_and_writes_over_no_other_file(file: Path, tmp_path: Path) -> None:
    rows("new", "--file", str(file))
    assert json.loads(run("roles", "export").out)["format"] == "fieldcraft-roles"
    assert run("roles", "export", "R1", "--format", "markdown").out.startswith("# Success criteria: ")
    assert rows("export") == rows("show", "R1")
    other = tmp_path / "thesis.md"
    other.write_text("My thesis", "utf-8")
    assert run("roles", "export", "--to", str(other)).code == 2
    assert other.read_text("utf-8") == "My thesis"
    assert run("roles", "export", "R9").code == 2


def test_nothing_to_export_is_said() -> None:
    assert "no roles to export" in run("roles", "export").err


def test_the_next_version_is_written_from_a_file_and_a_later_one_is_minded(file: Path) -> None:
    made = rows("new", "--file", str(file))
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


def test_the_draft_of_an_ad_is_printed_its_questions_beside_it(file: Path, tmp_path: Path) -> None:
    rows("new", "--file", str(file))
    ran = run("roles", "ad", "R1")
    assert "What you will change in twelve months" in ran.out and "questions to you" in ran.err
    ran = run("roles", "ad", "R1", "--to", str(tmp_path / "ad.md"), "--json")
    assert json.loads(ran.out)["text"] == (tmp_path / "ad.md").read_text("utf-8")


def test_what_is_ready_made_is_listed_with_its_terms() -> None:
    ran = run("roles", "ready-made")
    said = "Contains public sector information licensed under the Open Government Licence v3.0."
    assert ran.out.count(said) == 2
    assert len(json.loads(run("roles", "ready-made", "--json").out)["activities"]) == 54


def test_without_a_terminal_and_a_file_new_says_what_to_give() -> None:
    assert "give --file FILE" in run("roles", "new").err


def test_a_file_of_several_roles_is_for_import(file: Path) -> None:
    value = {"roles": [ROLE, ROLE]}
    assert "roles import" in run("roles", "new", "--file", "-", stdin=json.dumps(value)).err
    rows("new", "--file", str(file))
    assert "holds 2 roles" in run("roles", "edit", "R1", "--file", "-", stdin=json.dumps(value)).err
