"""The linter's settings."""

from __future__ import annotations

from typing import Any

import pytest

from fieldcraft.ads.lint.settings import Settings, read_settings
from fieldcraft.refusal import Refused

OWN = {"code": "ACME1", "pattern": "synergy", "message": "Skipped.", "write-instead": "Say it."}


def test_without_settings_every_rule_runs() -> None:
    assert Settings().wants("FC101")


@pytest.mark.parametrize(
    ("select", "ignore", "wanted"),
    [
        ([], ["FC3"], False),
        ([], ["FC1"], True),
        (["FC3"], [], True),
        (["FC1"], [], False),
        (["FC301"], ["FC3"], True),
        (["FC3"], ["FC301"], False),
        (["FC301"], ["FC301"], False),
    ],
)
def test_the_longer_of_two_that_fit_wins(select: list[str], ignore: list[str], wanted: bool) -> None:
    assert read_settings({"select": select, "ignore": ignore}, "here").wants("FC301") is wanted


def test_some_files_can_be_spared_a_rule() -> None:
    settings = read_settings({"per-file-ignores": {"old/*.md": ["FC1"]}}, "here")
    assert not settings.wants("FC101", "old/ad.md")
    assert settings.wants("FC101", "new/ad.md") and settings.wants("FC301", "old/ad.md")


def test_a_rule_of_ones_own_can_be_graded_and_ignored_too() -> None:
    settings = read_settings({"rules": [OWN], "severity": {"ACME1": "error"}, "ignore": ["ACME"]}, "here")
    assert settings.severity == {"ACME1": "error"} and not settings.wants("ACME1")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([], "no table"),
        ({"ignor": []}, "ignor"),
        ({"ignore": "FC1"}, "no list of codes"),
        ({"ignore": ["XX9"]}, "XX9"),
        ({"severity": {"FC101": "fatal"}}, "error, warning, note"),
        ({"severity": {"FC998": "note"}}, "FC998"),
        ({"severity": []}, "no table"),
        ({"per-file-ignores": []}, "no table"),
        ({"baseline": 3}, "no file name"),
        ({"rules": {}}, "no list of tables"),
        ({"rules": [{"code": "ACME1"}]}, "lacks pattern"),
        ({"rules": [OWN | {"code": "FC101"}]}, "not beginning with FC"),
        ({"rules": [OWN, OWN]}, "two rules with the code ACME1"),
        ({"rules": [OWN | {"severity": "fatal"}]}, "fatal"),
        ({"rules": [OWN | {"pattern": "("}]}, "no regular expression"),
        ({"rules": [OWN | {"colour": "red"}]}, "colour"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(table: Any, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_settings(table, "here")


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(Refused) as refused:
        read_settings({"ignore": ["XX9"], "severity": {"FC101": "fatal"}}, "here")
    assert len(refused.value.problems) == 2
