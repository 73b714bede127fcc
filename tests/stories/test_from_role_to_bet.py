"""Weak criteria become a role, the role goes to its holder, and the holder bets on it: by commands."""

from __future__ import annotations

import json
from pathlib import Path

from tests.roles.written import ROLE, WEAK
from tests.web.data.homes import done, run

BET = {
    "kind": "work",
    "title": "Cut the set-up to one page",
    "forecast": {"probability": 0.6},
    "due": "2026-06-01",
}


def test_from_weak_criteria_to_a_bet_that_cites_one(tmp_path: Path) -> None:
    manager, holder = tmp_path / "manager", tmp_path / "holder"
    manager.mkdir()
    holder.mkdir()
    draft, shared, bet = tmp_path / "draft.json", tmp_path / "role.md", tmp_path / "bet.json"

    draft.write_text(json.dumps(ROLE | {"criteria": [WEAK, *ROLE["criteria"][1:]]}), "utf-8")
    checked = run(manager, "roles", "check", str(draft))
    assert checked.returncode == 1 and "activity: “manage the backlog”" in checked.stdout
    draft.write_text(json.dumps(ROLE), "utf-8")
    assert run(manager, "roles", "check", str(draft)).returncode == 0
    done(manager, "roles", "new", "--file", str(draft))
    ad = done(manager, "roles", "ad", "R1")
    assert "go from 31 % to 50 %" in ad["text"] and "certificates" in ad["text"]
    assert all(not question.startswith("R1") for question in ad["questions"])

    done(manager, "roles", "export", "R1", "--to", str(shared))
    taken = done(holder, "roles", "import", str(shared))
    assert [row["change"] for row in taken] == [each["change"] for each in ROLE["criteria"]]
    bet.write_text(json.dumps(BET | {"criteria": [taken[0]["id"]]}), "utf-8")
    assert done(holder, "bets", "open", "--file", str(bet))["criteria"] == ["R1.1"]

    archive, again = tmp_path / "all.zip", tmp_path / "again"
    again.mkdir()
    assert done(holder, "export", "--to", str(archive))["roles"] == 1
    done(again, "import", str(archive))
    assert done(again, "roles", "show", "R1") == taken
    done(again, "erase", "--me", "--yes")
    assert done(again, "roles", "list") == []
