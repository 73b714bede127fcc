"""Numba keeps compiled code by the file it stands in and does not see that what it calls has changed."""

from __future__ import annotations

from pathlib import Path

ROOM = Path(__file__).parents[2] / "src" / "fieldcraft" / "practice"
NEWEST = max(file.stat().st_mtime for file in ROOM.glob("*.py"))
for kept in (*ROOM.glob("__pycache__/*.nbi"), *ROOM.glob("__pycache__/*.nbc")):
    if kept.stat().st_mtime < NEWEST:
        kept.unlink(missing_ok=True)
