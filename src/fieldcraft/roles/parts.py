"""The parts of a criterion as people see them: what is asked, and one weak and one good example of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from fieldcraft.roles.data_files import load


@dataclass(frozen=True)
class Part:
    """One part: field, label, question, help; a weak example with the code of its fault, and a good one."""

    field: str
    label: str
    asks: str
    help: str
    weak: str
    why: str
    good: str


@cache
def parts() -> dict[str, Part]:
    """Every part by its field, in the order in which a criterion is thought out."""
    return {row["field"]: Part(**row) for row in load("parts.yaml")["parts"]}
