"""All tables, gathered from the rooms, where Django looks for them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

ROOMS = ("people", "question", "bets")

for room in ROOMS:
    if find_spec(f"fieldcraft.web.{room}") and find_spec(f"fieldcraft.web.{room}.tables"):
        import_module(f"fieldcraft.web.{room}.tables")
