"""`fieldcraft ask`, unattended: the contract's JSON, or a sentence and exit status 2."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import Ran, run

EXAMPLES = Path(__file__).parents[2] / "src/fieldcraft/ads/data/examples"


def asked(*arguments: str) -> dict[str, Any]:
    ran = run("ask", *arguments, "--json")
    assert ran.code == 0, ran.err
    value: dict[str, Any] = json.loads(ran.out)
    return value


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.json"
    path.write_text(
        json.dumps({"asker": "new", "about": "certificate", "name": "CSPO", "answers": {"rule": "ads"}})
    )
    return path


def test_the_questions_are_listed_with_dont_know_and_skip() -> None:
    rows = json.loads(run("ask", "--questions", "--json").out)
    assert {"id", "text", "about_reasons", "answers"} <= set(rows[0])
    for row in rows:
        assert [answer["id"] for answer in row["answers"]][-2:] == ["dont_know", "skip"]
    assert "rule" in run("ask", "--questions").out


def test_an_answers_file_gives_the_answer_and_the_next_question(answers: Path) -> None:
    said = asked("--answers", str(answers))
    assert said["next_question"]["id"] not in ("rule", None)
    assert said["ads"]["read"] == 0
    assert said["ads"]["share"] is None


def test_ads_are_read_and_unreadable_ones_named(answers: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    said = asked("--answers", str(answers), "--ad", str(EXAMPLES), "--ad", str(tmp_path / "empty.txt"))
    assert said["ads"]["read"] >= 5
    assert said["ads"]["requiring_this"] >= 1
    assert [row["file"].endswith("empty.txt") for row in said["ads"]["unreadable"]].count(True) == 1


def test_several_ads_may_follow_one_another(answers: Path) -> None:
    ads = sorted(EXAMPLES.glob("*.txt"))
    said = asked("--answers", str(answers), "--ad", *map(str, ads))
    assert said["ads"]["read"] == len(ads) > 1


def test_about_alone_is_enough_to_begin() -> None:
    said = asked("--about", "CSPO")
    assert said["asked"] == "the CSPO certificate"
    assert said["next_question"]["id"] == "rule"


def test_without_json_the_answer_is_text_in_the_order_of_the_page(answers: Path) -> None:
    text = run("ask", "--answers", str(answers)).out
    assert text.startswith("# You asked about the CSPO certificate")
    assert "## The means, compared" in text


def refused(*arguments: str) -> Ran:
    ran = run("ask", *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
    return ran


def test_nothing_to_answer_is_refused() -> None:
    assert "--answers" in refused("--json").err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[" * 100_000, "nested too deep"),
        (b'{"costs": ' + b"9" * 5000 + b"}", "number too long"),
        (b'{"answers": {"rul": "nobody"}}', "did you mean"),
        (b'{"answers": {"rule": "140 %"}}', "has no answer"),
    ],
)
def test_a_bad_answers_file_gets_a_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    assert says in refused("--answers", str(path), "--json").err


def test_a_missing_answers_file_and_a_folder_get_a_sentence(tmp_path: Path) -> None:
    assert "cannot be read" in refused("--answers", str(tmp_path / "none.json"), "--json").err
    assert "cannot be read" in refused("--answers", str(tmp_path), "--json").err
