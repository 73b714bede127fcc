"""The yardsticks: the file follows its schema, and there is one for everything a run can be told by."""

from __future__ import annotations

import jsonschema
import pytest
import yaml

from fieldcraft.practice import model
from fieldcraft.practice.office import BUILT, GROWS, TESTED_WELL, words
from fieldcraft.practice.scenarios import scenarios
from fieldcraft.practice.yardsticks import CHANCE, FILE, SENSIBLE, Skill, Yardsticks, yardsticks


def test_the_file_follows_its_schema_and_every_row_says_where_it_comes_from() -> None:
    schema = yaml.safe_load(FILE.with_suffix(".schema.yaml").read_text("utf-8"))
    content = yaml.safe_load(FILE.read_text("utf-8"))
    errors = jsonschema.Draft202012Validator(schema).iter_errors(content)
    assert [error.message for error in errors] == []


def test_every_company_has_a_yardstick_for_all_that_can_be_told_there() -> None:
    held = yardsticks()
    for name in scenarios():
        chance, sensible = held.skill[name, CHANCE], held.skill[name, SENSIBLE]
        apart = (chance.spread**2 / chance.games + sensible.spread**2 / sensible.games) ** 0.5
        assert sensible.mean - chance.mean > 3 * apart, name
        for figure in words().figures:
            course = held.courses[name, figure, True]
            assert course.p10 <= course.p50 <= course.p90
            # Paying customers are known from the first day on.
            assert (name, figure, False) in held.courses or figure == "paying"
        for question in (BUILT, GROWS, TESTED_WELL):
            assert 0 <= held.answers[name, question].share <= 1


def test_a_run_stands_between_the_policies() -> None:
    held = Yardsticks("x", {("a", CHANCE): Skill(9, -60, 30), ("a", SENSIBLE): Skill(9, 0, 6)}, {}, {})
    places = [held.place("a", skill, 6.0) for skill in (-60, -30, 0, 60)]
    assert [each and (each.value, each.se) for each in places] == [(0, 0.1), (0.5, 0.1), (1, 0.1), (2, 0.1)]
    assert held.place("b", 0, 1) is None
    assert (held.spread(CHANCE), held.spread(SENSIBLE)) == (0.5, 0.1)


def test_they_are_no_part_of_the_model_and_say_when_it_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {path.stem for path in model.model_files()}
    assert not names & {"yardsticks", "plain_forecasts", "across"}
    monkeypatch.setattr("fieldcraft.practice.model.model_hash", lambda: yardsticks().content_hash)
    assert yardsticks().current
    monkeypatch.setattr("fieldcraft.practice.model.model_hash", lambda: "another")
    assert not yardsticks().current
