"""Situations that a run throws at the player, from data/situations.yaml: who writes, what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fieldcraft.practice.orders import Orders, read_orders

_FILE = Path(__file__).parent / "data" / "situations.yaml"

# Who writes, in the order in which a world numbers its stakeholders.
WRITERS = ("ceo", "sales", "support", "engineering")
# What a choice is, for the policies that play by themselves.
KINDS = (
    "learn",
    "build_best",
    "build_loud",
    "build_pet",
    "haste",
    "test",
    "release",
    "release_blind",
    "repair",
    "support",
    "ads_up",
    "ads_down",
    "price_up",
    "price_down",
    "hire",
    "onboard",
    "refuse",
    "promise",
    "stop",
    "wait",
)


@dataclass(frozen=True)
class Choice:
    """One way to decide: what it is called, what it costs in words, what it changes."""

    id: str
    text: str
    costs: str
    kinds: tuple[str, ...]
    orders: Orders


@dataclass(frozen=True)
class Situation:
    """What asks for a decision, and what can be done. `id` is that of the room roles' list if it is of those.

    What is written when it comes goes by how things stand: see `messages`.
    """

    id: str
    writer: int
    choices: tuple[Choice, ...]


@cache
def situations() -> Mapping[str, Situation]:
    """Every situation by its id."""
    import yaml

    rows = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["situations"]
    return {row["id"]: _situation(row) for row in rows}


def _situation(row: Mapping[str, Any]) -> Situation:
    return Situation(
        id=row["id"],
        writer=WRITERS.index(row["writer"]),
        choices=tuple(
            Choice(each["id"], each["text"], each["costs"], tuple(each["kinds"]), read_orders(each["orders"]))
            for each in row["choices"]
        ),
    )
