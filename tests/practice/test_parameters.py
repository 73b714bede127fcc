"""The numbers of the world."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

import fieldcraft.practice
from fieldcraft.practice.orders import MOST_SHARE
from fieldcraft.practice.parameters import (
    AUDIENCES,
    KINDS,
    Audience,
    Kind,
    each,
    everywhere,
    parameters,
    parameters_hash,
)

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


def test_what_is_believable_as_well_holds_what_is_used() -> None:
    rows = yaml.safe_load((DATA / "parameters.yaml").read_text("utf-8"))["parameters"]
    wide = [row for row in rows if "range" in row]
    assert len(wide) > 40
    for row in wide:
        low, high = row["range"]
        used = (
            row["each"].values()
            if "each" in row
            else [parameters(kind, audience)[row["name"]] for kind in KINDS for audience in AUDIENCES]
        )
        assert low <= min(used) and max(used) <= high, row["name"]


def test_a_number_of_its_own_is_the_same_for_all_and_one_for_each_has_names() -> None:
    assert everywhere("most_share") == MOST_SHARE == parameters("mature", "business")["most_share"]
    assert list(each("share_at_start")) == ["support", "repair", "learning"]


def test_situations_ask_for_no_more_than_a_team_can_do() -> None:
    schema = yaml.safe_load((DATA / "situations.schema.yaml").read_text("utf-8"))
    choice = schema["properties"]["situations"]["items"]["properties"]["choices"]["items"]
    orders = choice["properties"]["orders"]["properties"]
    assert orders["onboarding"]["maximum"] == MOST_SHARE
    assert orders["price"]["minimum"] == everywhere("least_factor")
    assert orders["price"]["maximum"] == orders["ads"]["maximum"] == everywhere("most_factor")
