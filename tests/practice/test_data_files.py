"""The written content: every file follows its schema, and every situation is met somewhere."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

import fieldcraft.practice
from fieldcraft.practice.messages import wordings
from fieldcraft.practice.office import BUILT, TESTED_WELL, words
from fieldcraft.practice.parameters import AUDIENCES, KINDS
from fieldcraft.practice.scenarios import scenarios
from fieldcraft.practice.situations import WRITERS, situations

DATA = Path(fieldcraft.practice.__file__).parent / "data"
SCENARIOS = sorted((DATA / "scenarios").glob("*.yaml"))


def faults(file: Path, schema: str) -> list[str]:
    rules = jsonschema.Draft202012Validator(yaml.safe_load((DATA / schema).read_text("utf-8")))
    return [error.message for error in rules.iter_errors(yaml.safe_load(file.read_text("utf-8")))]


def test_situations_follow_their_schema_and_no_id_comes_twice() -> None:
    assert faults(DATA / "situations.yaml", "situations.schema.yaml") == []
    ids = [row["id"] for row in yaml.safe_load((DATA / "situations.yaml").read_text("utf-8"))["situations"]]
    assert len(ids) == len(set(ids))


def test_the_words_of_the_office_follow_their_schema_and_name_what_there_is() -> None:
    assert faults(DATA / "office.yaml", "office.schema.yaml") == []
    said = words()
    assert said.bands[-1][1] == 0 and all(
        set(each) == {name for name, _ in said.bands} for each in said.moods.values()
    )
    assert set(said.moods) == set(WRITERS)
    assert {figure for _, figure in said.shows_in} <= {*said.figures, BUILT, TESTED_WELL}
    assert set(said.beside) <= {id[:3] for id in situations()}
    assert {name for names in said.beside.values() for name in names} <= {
        *said.figures,
        "hand",
        "ready",
        "runway",
    }


def test_every_situation_has_several_wordings_and_they_follow_their_schema() -> None:
    assert faults(DATA / "messages.yaml", "messages.schema.yaml") == []
    assert wordings().keys() == {id[:3] for id in situations()}
    says = [each.says for some in wordings().values() for each in some]
    assert len(says) == len(set(says))


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_a_scenario_follows_its_schema_and_is_named_as_its_file(file: Path) -> None:
    assert faults(file, "scenario.schema.yaml") == []
    assert file.stem in scenarios()


def test_there_is_a_scenario_for_each_kind_of_product_and_audience() -> None:
    assert {(each.kind, each.audience) for each in scenarios().values()} == {
        (kind, audience) for kind in KINDS for audience in AUDIENCES
    }


def test_all_37_situations_are_met_somewhere() -> None:
    met = {id[:3] for each in scenarios().values() for point in each.points for id in point.pool}
    assert met == {f"S{number:02}" for number in range(1, 38)} == {id[:3] for id in situations()}
