"""The room's data files: their schemas, their ids and what they may say."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest

from fieldcraft.sources.data_files import load

FILES = {
    "evidence": "claims",
    "trainings": "trainings",
    "readings": "readings",
    "training_criteria": "criteria",
}


def rows(name: str) -> list[dict[str, Any]]:
    found = load(f"{name}.yaml")[FILES[name]]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("name", FILES)
def test_the_file_has_the_shape_its_schema_says(name: str) -> None:
    schema = load(f"{name}.schema.yaml")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(load(f"{name}.yaml"), schema)


@pytest.mark.parametrize("name", FILES)
def test_ids_are_given_once(name: str) -> None:
    ids = [row["id"] for row in rows(name)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", FILES)
def test_every_finding_that_is_cited_exists(name: str) -> None:
    known = {row["id"] for row in rows("evidence")}
    cited = set(re.findall(r"\bE\d\d\b", str(rows(name))))
    assert cited <= known


@pytest.mark.parametrize("name", FILES)
def test_no_field_but_the_status_speaks_of_recalling(name: str) -> None:
    for row in rows(name):
        assert "recalled" not in str({field: text for field, text in row.items() if field != "status"}), row[
            "id"
        ]
