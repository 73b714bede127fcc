"""The cells that a settled bet can fall into: a good or bad call, a good or bad outcome."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Cell:
    """A cell with its shape and its word; both are shown, so that nothing is told by colour alone."""

    id: str
    word: str
    shape: str
    sentence: str


@cache
def cells() -> dict[str, Cell]:
    """The cells by id, in the order in which they are drawn: won before lost, good calls before bad ones."""
    import yaml

    rows = yaml.load(files(__package__).joinpath("data/cells.yaml").read_bytes(), yaml.CSafeLoader)
    return {row["id"]: Cell(**row) for row in rows}
