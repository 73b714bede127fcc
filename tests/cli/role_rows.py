"""Commands on roles, run, and the rows that they print."""

from __future__ import annotations

import json
from typing import Any

from tests.cli.run import run

FIELDS = {"id", "change", "seen_by", "by", "help", "may_decide", "faults"}


def rows(*arguments: str, stdin: str = "", code: int = 0) -> list[dict[str, Any]]:
    """What `fieldcraft roles` prints with --json, each row in the shape of CONTRACTS.md."""
    ran = run("roles", *arguments, "--json", stdin=stdin)
    assert ran.code == code, ran.err
    found: list[dict[str, Any]] = json.loads(ran.out)
    assert all(set(row) >= FIELDS for row in found)
    return found
