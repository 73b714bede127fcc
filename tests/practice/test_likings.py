"""The numbers by which policies decide."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

import fieldcraft.practice
from fieldcraft.practice.likings import numbers_of
from fieldcraft.practice.policies import policy_names
from fieldcraft.practice.situations import KINDS

DATA = Path(fieldcraft.practice.__file__).parent / "data"
CONTENT = yaml.safe_load((DATA / "policies.yaml").read_text("utf-8"))
# Names that are no kind of choice: when the likings of these policies change, and to what.
TURNS = {
    "reference": {"early_until", "learn_early", "late_from", "repair_late", "onboard_late"},
    "competent": {
        "doubt_most",
        "dashboard_weeks",
        "test_from",
        "test_many",
        "test_few",
        "ads_down_late",
        "hire_late",
        "hire_late_below",
        "repair_least",
    },
}


def test_the_file_follows_its_schema_and_has_every_policy() -> None:
    schema = yaml.safe_load((DATA / "policies.schema.yaml").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(CONTENT)) == []
    assert tuple(row["policy"] for row in CONTENT["policies"]) == policy_names()


@pytest.mark.parametrize("policy", CONTENT["policies"], ids=lambda policy: policy["policy"])
def test_each_number_is_used_named_once_and_within_what_is_believable(policy: dict) -> None:  # type: ignore[type-arg]
    rows = policy["numbers"]
    assert len({row["name"] for row in rows}) == len(rows)
    assert all(row["range"][0] <= row["value"] <= row["range"][1] for row in rows)
    turns = set(numbers_of(policy["policy"])) - set(KINDS)
    assert turns == TURNS.get(policy["policy"], set())
