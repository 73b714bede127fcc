"""SARIF, read by another program's reader."""

from __future__ import annotations

import json
from pathlib import Path

from sarif import loader

from fieldcraft.ads.lint.check import lint
from fieldcraft.ads.lint.finding import Lines
from fieldcraft.ads.lint.own_rules import OwnRule
from fieldcraft.ads.lint.sarif import as_sarif
from fieldcraft.ads.lint.settings import Settings

TEXT = "We need\r\na PMP. You are a ninja full of synergy."
OWN = OwnRule("ACME1", "synergy", "Skipped.", "Say it.", "note")


def test_another_reader_finds_the_same(tmp_path: Path) -> None:
    linted = lint(TEXT, Settings(rules=(OWN,)))
    made = as_sarif([("ads/my ad.md", Lines.of(TEXT), linted.findings)], (OWN,), "0.1.0")
    assert made["$schema"].endswith("sarif-2.1.0.json"), "code hosts refuse a file that does not name it"
    path = tmp_path / "found.sarif"
    path.write_text(json.dumps(made), "utf-8")
    records = loader.load_sarif_file(str(path)).get_records()
    assert {(each["Code"].split()[0], each["Severity"], str(each["Line"])) for each in records} == {
        ("FC101", "error", "2"),
        ("FC301", "warning", "2"),
        ("ACME1", "note", "2"),
    }
    assert all("my ad.md" in each["Location"] or "my%20ad.md" in each["Location"] for each in records)


def test_regions_and_rule_numbers_agree_with_the_text() -> None:
    linted = lint(TEXT, Settings(rules=(OWN,)))
    (run,) = as_sarif([("ad.md", Lines.of(TEXT), linted.findings)], (OWN,), "0.1.0")["runs"]
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        line = Lines.of(TEXT).line(region["startLine"])
        said = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert said == TEXT[region["charOffset"] :][: region["charLength"]]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
