from __future__ import annotations

from dataclasses import replace

import pytest

from fieldcraft.cli.role_text import print_role, rows_of
from fieldcraft.roles.role import Role, new_role, put_away
from tests.roles.written import TODAY, content, criterion


def role(*changes: str) -> Role:
    return new_role(3, content(*(criterion(change=each) for each in changes)), TODAY)


def test_each_row_says_its_role_its_faults_and_whether_it_was_read_as_english() -> None:
    (row,) = rows_of(role("Manage the backlog"), TODAY)
    assert (row["id"], row["role"], row["version"], row["for"]) == ("R3.1", "R3", 1, "Dana")
    assert [fault["code"] for fault in row["faults"]] == ["activity", "too_few"]
    assert row["read_as_english"]


def test_for_people_faults_stand_under_their_criterion(capsys: pytest.CaptureFixture[str]) -> None:
    print_role(role("Manage the backlog"), TODAY, False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "R3  Product manager, for Dana; version 1 of 2026-03-05"
    assert lines[3] == "R3.1  Manage the backlog" and any("! activity:" in line for line in lines[4:])


def test_what_is_empty_or_put_away_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_role(put_away(replace(role()), TODAY), TODAY, False)
    said = capsys.readouterr()
    assert "Put away; `fieldcraft roles take-up R3`" in said.out and said.err == "No criterion yet.\n"
