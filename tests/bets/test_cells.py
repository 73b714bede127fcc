from __future__ import annotations

from importlib.resources import files

import yaml
from jsonschema import validate

from fieldcraft.bets.cells import cells


def test_the_cells_fit_their_schema() -> None:
    data = files("fieldcraft.bets") / "data"
    rows, schema = (
        yaml.safe_load(data.joinpath(name).read_bytes()) for name in ("cells.yaml", "cells.schema.yaml")
    )
    validate(rows, schema)


def test_every_cell_has_a_shape_and_a_word_of_its_own() -> None:
    assert list(cells()) == ["earned_win", "bad_luck", "lucky_win", "earned_loss", "none"]
    assert (
        len({cell.shape for cell in cells().values()}) == len({cell.word for cell in cells().values()}) == 5
    )
