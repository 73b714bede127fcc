from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.roles import actions
from tests.cli.role_rows import rows
from tests.cli.run import run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("day")]


@pytest.mark.parametrize("name", ["role.json", "role.md"])
def test_an_export_is_taken_in_and_says_where_it_came_from(
    role_file: Path, tmp_path: Path, name: str
) -> None:
    rows("new", "--file", str(role_file))
    target = tmp_path / "out" / name
    target.parent.mkdir()
    assert run("roles", "export", "--to", str(target)).out == f"Wrote 1 role to {target}.\n"
    assert [row["id"] for row in rows("import", str(target))] == ["R2.1", "R2.2", "R2.3"]
    origin = actions.show_role(local_owner(), "R2").origin
    assert origin is not None and (origin.role, origin.version) == ("R1", 1)


def test_an_export_is_printed_and_writes_over_no_other_file(role_file: Path, tmp_path: Path) -> None:
    rows("new", "--file", str(role_file))
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


def test_the_draft_of_an_ad_is_printed_its_questions_beside_it(role_file: Path, tmp_path: Path) -> None:
    rows("new", "--file", str(role_file))
    ran = run("roles", "ad", "R1")
    assert "What you will change in twelve months" in ran.out and "questions to you" in ran.err
    ran = run("roles", "ad", "R1", "--to", str(tmp_path / "ad.md"), "--json")
    assert json.loads(ran.out)["text"] == (tmp_path / "ad.md").read_text("utf-8")
