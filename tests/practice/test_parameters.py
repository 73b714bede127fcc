"""The numbers of the world."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

import fieldcraft.practice
from fieldcraft.practice.parameters import AUDIENCES, KINDS, Audience, Kind, parameters, parameters_hash

DATA = Path(fieldcraft.practice.__file__).parent / "data"


def test_the_file_follows_its_schema_and_names_nothing_twice() -> None:
    schema = yaml.safe_load((DATA / "parameters.schema.yaml").read_text("utf-8"))
    content = yaml.safe_load((DATA / "parameters.yaml").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(content)) == []
    names = [row["name"] for row in content["parameters"]]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_kind_and_audience_has_every_number(kind: Kind, audience: Audience) -> None:
    assert parameters(kind, audience).keys() == parameters("young", "consumer").keys()


def test_a_business_is_smaller_and_more_loyal() -> None:
    consumer, business = parameters("young", "consumer"), parameters("young", "business")
    assert business["people"] < consumer["people"] and business["churn_b"] > consumer["churn_b"]


def test_a_run_can_name_the_numbers_it_was_played_with() -> None:
    assert len(parameters_hash()) == 64
