"""Rows that stand in the order of their places: bets by number, entries of the ledger by sequence.

A row's key is made of its owner and its place. A table is kept in the order of its keys, so that a row is
found by owner and place, a place is taken once, and the last place of an owner is known, all without a
further index: each index, and the counter of keys that are drawn, is a page more to write with every change.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

# How many places an owner has; the keys of 8 million owners fit into a database's whole numbers.
PLACES = 1 << 40
LAST_PLACE = PLACES - 1


def key(owner: int, place: int) -> int:
    """The key of an owner's row at a place, from 0 to LAST_PLACE."""
    return owner * PLACES + place


def last_key(owner: int) -> int:
    """The largest key that a row of the owner can have."""
    return key(owner, LAST_PLACE)


class PlacedKey(models.BigIntegerField):  # type: ignore[type-arg]
    """A primary key made of the row's `owner_id` and of its column `place`."""

    def __init__(self, place: str, **options: Any) -> None:
        self.place = place
        super().__init__(**options | {"primary_key": True, "editable": False})

    def deconstruct(self) -> tuple[Any, Any, Any, Any]:
        name, path, arguments, options = super().deconstruct()
        return name, path, arguments, options | {"place": self.place}

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        # Under this name alone SQLite keeps the table in the order of the key.
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)

    def get_pk_value_on_save(self, instance: models.Model) -> int:
        return key(instance.owner_id, getattr(instance, self.place))  # type: ignore[attr-defined]
