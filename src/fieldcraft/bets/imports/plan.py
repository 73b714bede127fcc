"""How a file is going to be read: what was guessed and decided, to be shown before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fieldcraft.bets.imports.table import Table


@dataclass(frozen=True)
class Choices:
    """What a person says about a file that can be read in more ways than one; empty means: find out.

    `columns` maps headers to fields, `dates` is dmy or mdy, `chances` percent or fraction, `mine` the name
    under which the person's own forecasts stand, `kind` that of bets whose line names none.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    chances: str | None = None
    mine: str | None = None
    kind: str = "work"


@dataclass(frozen=True)
class Plan:
    """A file's format, its columns by field, and what was decided over whole columns.

    `orders` gives the order of day and month by field, `scale` that of probabilities, `rows` how many there
    are below the header, `notes` what is worth knowing before it is imported. Drafts have no table.
    """

    format: str
    table: Table | None
    columns: Mapping[str, int]
    orders: Mapping[str, str]
    scale: str
    kind: str
    mine: str
    rows: int
    notes: tuple[str, ...]

    def named_columns(self) -> list[tuple[str, str]]:
        """Each header with the field it is taken for, in the file's order; empty when left out."""
        fields = {place: name for name, place in self.columns.items()}
        header = () if self.table is None else self.table.header
        return [(name, fields.get(place, "")) for place, name in enumerate(header)]

    def to_dict(self) -> dict[str, Any]:
        return {
            "format": self.format,
            "encoding": None if self.table is None else self.table.encoding,
            "columns": dict(self.named_columns()),
            "dates": dict(self.orders),
            "probabilities": self.scale,
            "mine": self.mine,
            "rows": self.rows,
            "notes": list(self.notes),
        }
