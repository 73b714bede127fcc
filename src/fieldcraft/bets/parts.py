"""The parts of a bet as people see them: their names, how they are asked for, what is said without them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Part:
    """One field of a draft: its label, a line of help, and the sentence for when it is missing."""

    field: str
    label: str
    help: str
    missing: str


@cache
def parts() -> tuple[Part, ...]:
    """All parts in the order in which a bet is written down."""
    import yaml

    rows = yaml.load(files(__package__).joinpath("data/parts.yaml").read_bytes(), yaml.CSafeLoader)
    return tuple(
        Part(row["field"], row["label"], row.get("help", ""), row.get("missing", "")) for row in rows
    )
