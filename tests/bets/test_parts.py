from __future__ import annotations

from dataclasses import fields
from importlib.resources import files

import yaml
from jsonschema import validate

from fieldcraft.bets.draft import Draft
from fieldcraft.bets.parts import parts


def test_the_parts_fit_their_schema() -> None:
    data = files("fieldcraft.bets") / "data"
    rows, schema = (
        yaml.safe_load(data.joinpath(name).read_bytes()) for name in ("parts.yaml", "parts.schema.yaml")
    )
    validate(rows, schema)


def test_every_field_of_a_draft_is_a_part_once() -> None:
    assert sorted(part.field for part in parts()) == sorted(field.name for field in fields(Draft))
