from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.role_rows import rows
from tests.cli.run import run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("day")]


def test_a_role_from_a_file_is_kept_listed_and_shown_in_one_shape(role_file: Path) -> None:
    made = rows("new", "--file", str(role_file))
    assert [row["id"] for row in made] == ["R1.1", "R1.2", "R1.3"]
    assert made == rows("show", "R1") == rows("show", "1") == rows("list")
    assert (
        run("roles", "list").out
        == "R1  version 1  3 criteria, 0 weak  Product manager, onboarding for Dana\n"
    )
    assert "Nothing weak was found." in run("roles", "show", "R1").out


def test_what_is_ready_made_is_listed_with_its_terms() -> None:
    ran = run("roles", "ready-made")
    said = "Contains public sector information licensed under the Open Government Licence v3.0."
    assert ran.out.count(said) == 2
    assert len(json.loads(run("roles", "ready-made", "--json").out)["activities"]) == 54
