"""`fieldcraft ads lint` and `ads rewrite`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.cli.run import run
from tests.house import ROOT

BAD = "Product owner\n\nA CSPO certification is required.\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.md").write_text(BAD)
    (tmp_path / "clean.md").write_text("Come as you are.\n")


def test_findings_are_told_with_their_place_and_status_one() -> None:
    ran = run("ads", "lint", "bad.md", "clean.md")
    assert ran.code == 1
    assert ran.out.startswith("bad.md:3:3: error FC101")
    assert "1 finding in 2 ads." in ran.err


def test_nothing_found_is_status_zero() -> None:
    ran = run("ads", "lint", "clean.md")
    assert (ran.code, ran.out) == (0, "")


def test_json_is_the_contracts_list() -> None:
    (found,) = json.loads(run("ads", "lint", "--json", "bad.md").out)
    assert set(found) == {
        *("file", "line", "column", "start", "end", "code", "severity", "message", "write_instead"),
    }
    assert json.loads(run("ads", "lint", "--json", "clean.md").out) == []


def test_a_folder_and_standard_input_can_be_linted(tmp_path: Path) -> None:
    ran = run("ads", "lint", str(tmp_path), "-", stdin="You are a ninja.")
    assert ran.code == 1 and "3 ads" in ran.err and "standard input:1:11" in ran.out


def test_what_cannot_be_read_is_told_at_once_and_nothing_is_printed(tmp_path: Path) -> None:
    (tmp_path / "photo.pdf").write_bytes(b"\xff\xd8\xff\xe0 picture")
    (tmp_path / "empty.md").write_bytes(b"")
    ran = run("ads", "lint", "bad.md", "photo.pdf", "empty.md", "gone.md")
    assert (ran.code, ran.out) == (2, "")
    assert all(name in ran.err for name in ("photo.pdf", "empty.md", "gone.md"))
    assert run("ads", "lint").code == 2


def test_a_folder_without_an_ad_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    for command in ("lint", "rewrite"):
        ran = run("ads", command, "none")
        assert (ran.code, ran.out) == (2, "") and ran.err.startswith("none ")


def test_of_a_folder_every_ad_is_linted_and_what_is_no_ad_is_passed_over(tmp_path: Path) -> None:
    ads = tmp_path / "ads"
    ads.mkdir()
    for name in ("one.md", "same-again.md"):
        (ads / name).write_bytes((tmp_path / "bad.md").read_bytes())
    (ads / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (ads / "lint-baseline.json").write_text("{}", "utf-8")
    ran = run("ads", "lint", "ads", "--json")
    assert (ran.code, "in 2 ads" in ran.err) == (1, True)
    assert {each["file"] for each in json.loads(ran.out)} == {"ads/one.md", "ads/same-again.md"}
    (ads / "scan.pdf").write_bytes(b"\xff\xd8\xff\xe0 picture")
    ran = run("ads", "lint", "ads")
    assert (ran.code, ran.out) == (2, "") and "scan.pdf" in ran.err


def test_an_ad_is_not_overwritten_by_a_baseline(tmp_path: Path) -> None:
    before = (tmp_path / "bad.md").read_bytes()
    ran = run("ads", "lint", "bad.md", "--write-baseline", "bad.md")
    assert ran.code == 2 and "bad.md exists and is no baseline" in ran.err
    assert (tmp_path / "bad.md").read_bytes() == before
    assert [run("ads", "lint", "bad.md", "--write-baseline", "base.json").code for _ in range(2)] == [0, 0]


def test_a_baseline_hides_what_was_there(tmp_path: Path) -> None:
    assert run("ads", "lint", "bad.md", "--write-baseline", "base.json").code == 0
    ran = run("ads", "lint", "bad.md", "--baseline", "base.json")
    assert (ran.code, ran.out) == (0, "")
    assert "1 known" in ran.err
    assert run("ads", "lint", "bad.md", "--baseline", "gone.json").code == 2
    (tmp_path / ".fieldcraft.toml").write_text('[lint]\nbaseline = "base.json"\n')
    assert run("ads", "lint", "bad.md").code == 0


def test_settings_that_cannot_be_are_refused(tmp_path: Path) -> None:
    (tmp_path / ".fieldcraft.toml").write_text('[lint]\nignore = ["XX"]\n')
    ran = run("ads", "lint", "bad.md")
    assert ran.code == 2 and "XX" in ran.err


def test_a_rule_is_explained() -> None:
    ran = run("ads", "lint", "--explain", "fc101")
    assert ran.code == 0 and "Bad:" in ran.out and "Good:" in ran.out
    assert run("ads", "lint", "--explain", "FC9").code == 2


def test_rewriting_asks_then_drafts_and_lints_the_draft(tmp_path: Path) -> None:
    asked = json.loads(run("ads", "rewrite", "bad.md", "--questions", "--json").out)
    assert [each["id"] for each in asked] == ["3.1"]
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"3.1": "In 90 days sales and engineering accept one ordered backlog."}))
    ran = run("ads", "rewrite", "bad.md", "--answers", "answers.json")
    assert ran.code == 0
    assert ran.out == "Product owner\n\nIn 90 days sales and engineering accept one ordered backlog.\n"
    answers.write_text("{}")
    left = run("ads", "rewrite", "bad.md", "--answers", "answers.json", "--json")
    assert left.code == 1
    assert json.loads(left.out)["open"][0]["id"] == "3.1"


def test_the_hook_for_pre_commit_calls_this_command_for_ads_in_their_folders() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, *arguments = hook["entry"].split()
    assert program == "fieldcraft"
    assert [run(*arguments, name).code for name in ("bad.md", "clean.md")] == [1, 0]
    for path, fits in (("ads/a.md", True), ("open/jobs/b.txt", True), ("docs/ads.md", False)):
        assert bool(re.search(hook["files"], path)) is fits
