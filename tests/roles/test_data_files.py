from __future__ import annotations

import jsonschema
import pytest

from fieldcraft.roles.data_files import load
from fieldcraft.sources.claims import all_claims


@pytest.mark.parametrize("name", ["activities", "faults", "parts", "situations", "words"])
def test_the_file_has_the_shape_its_schema_says(name: str) -> None:
    schema = load(f"{name}.schema.yaml")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(load(f"{name}.yaml"), schema)


def test_every_finding_and_every_skill_that_is_cited_exists() -> None:
    content = load("situations.yaml")
    for row in content["situations"]:
        assert set(row.get("evidence_ids", ())) <= set(all_claims())
        assert set(row["skill"]) <= set(content["skills"])
