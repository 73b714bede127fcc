"""A hiring manager: an ad is linted, its role spelled out, and what comes of it lints clean; by commands."""

from __future__ import annotations

import json
from pathlib import Path

from tests.roles.written import ROLE
from tests.web.data.homes import done, run

AD = """Product Owner

What you will do
- Own the product backlog and write user stories
- Create roadmaps and status reports for stakeholders

What you bring
- CSPO certification required
- 5+ years of experience in product management
- You are a ninja
"""
HELP = "Dana debriefs with you every two weeks; when a test fails we talk about it openly"
OF_WHOLE_AD = {"FC401": HELP, "FC403": "You decide what is built first."}


def test_an_ad_of_proxies_becomes_one_of_changes(tmp_path: Path) -> None:
    home, ad, role, better = (tmp_path / name for name in ("home", "ad.md", "role.json", "better.md"))
    home.mkdir()
    ad.write_text(AD, "utf-8")
    linted = run(home, "ads", "lint", str(ad), "--format", "json")
    assert linted.returncode == 1
    found = {each["code"]: each for each in json.loads(linted.stdout)}
    assert {"FC101", "FC106", "FC201", "FC202", "FC301", "FC401", "FC403"} <= found.keys()
    assert "one ordered backlog" in found["FC101"]["write_instead"]

    criteria = [each | {"help": HELP} for each in ROLE["criteria"]]
    role.write_text(json.dumps(ROLE | {"criteria": criteria}), "utf-8")
    done(home, "roles", "new", "--file", str(role))
    better.write_text(done(home, "roles", "ad", "R1")["text"], "utf-8")
    again = run(home, "ads", "lint", str(better), "--format", "json")
    assert (again.returncode, json.loads(again.stdout)) == (0, [])


def test_a_managers_own_answers_make_a_draft_that_lints_clean(tmp_path: Path) -> None:
    home, ad, answers, better = (tmp_path / name for name in ("home", "ad.md", "answers.json", "better.md"))
    home.mkdir()
    ad.write_text(AD, "utf-8")
    asked = json.loads(run(home, "ads", "rewrite", str(ad), "--questions", "--json").stdout)
    said = {each["id"]: "" for each in asked if each["passage"]}
    said[next(iter(said))] = "You raise the share of new teams that invite a colleague from 20 % to 30 %."
    said |= {each["id"]: OF_WHOLE_AD[each["id"]] for each in asked if each["id"] in OF_WHOLE_AD}
    answers.write_text(json.dumps(said), "utf-8")
    better.write_text(done(home, "ads", "rewrite", str(ad), "--answers", str(answers))["text"], "utf-8")
    again = run(home, "ads", "lint", str(better))
    assert again.returncode == 0, again.stdout
