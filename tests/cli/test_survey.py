from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldcraft.cli import survey as room
from tests.ads.survey import made
from tests.cli.run import run


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FIELDCRAFT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_it_prints_one_json_object_and_tells_the_column_on_standard_error(tmp_path: Path, home: Path) -> None:
    path = made.write_csv(tmp_path / "ads.csv", made.rows(60))
    ran = run(
        "ads", "survey", str(path), "--by", "country", "--only", "credentials", "--cores", "1", "--json"
    )
    assert ran.code == 0
    assert json.loads(ran.out)["requiring_certification"]["count"] == 6
    assert ran.err == "The text of the ads is taken from the column description.\n"
    assert list((home / "surveys").iterdir()) == [], "work that is done is cleared up"


def test_it_prints_charts_with_their_sentences_for_people(tmp_path: Path) -> None:
    path = made.write_csv(tmp_path / "ads.csv", made.rows(60))
    ran = run("ads", "survey", str(path), "--sample", "invented  ads", "--where", "here")
    assert ran.code == 0
    said = ran.out.replace("\u00a0", " ")
    assert "6 of 60 ads require a certification" in said
    assert "Sample: 60 ads, invented ads." in said
    assert "├" in said and "●" in said
    assert said.rstrip().endswith("say nothing about ads that are not in it.")


@pytest.mark.parametrize(
    ("name", "content", "options", "says"),
    [
        ("a.csv", "a,b\nx,y\n", [], "the columns are a, b. Name it: with --text-field"),
        ("a.csv", "a,text\nx,y\n", ["--by", "country"], "no column country to group by"),
        (
            "a.csv",
            "a,text\nx,y\n",
            ["--text-field", "body"],
            "There is no column body; the columns are a, text.",
        ),
        ("a.csv", "", [], "a.csv is empty"),
        ("a.csv", "a,text\nx,y\n", ["--cores", "0"], "give 1 or more"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_status_2(
    tmp_path: Path, name: str, content: str, options: list[str], says: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    ran = run("ads", "survey", str(tmp_path / name), *options)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err and "Traceback" not in ran.err


def test_ray_that_is_not_there_is_said(tmp_path: Path) -> None:
    try:
        import ray  # noqa: F401
    except ImportError:
        path = made.write_csv(tmp_path / "ads.csv", made.rows(2))
        ran = run("ads", "survey", str(path), "--where", "ray")
        assert ran.code == 2
        assert "Ray is not installed" in ran.err
    else:
        pytest.skip("Ray is installed")


def test_progress_is_told_now_and_then_where_nobody_watches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "IN_A_FILE", 0.0)
    path = made.write_csv(tmp_path / "ads.csv", made.rows(300))
    ran = run("ads", "survey", str(path), "--cores", "1", "--only", "credentials")
    assert "128 ads, " in ran.err and "a second" in ran.err and "left" in ran.err
