from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fieldcraft.ads.survey.run import (
    Progress,
    Settings,
    Surveying,
    forget_survey,
    in_words,
    reader_version,
)
from fieldcraft.refusal import Refused
from tests.ads.survey import made
from tests.ads.survey.made import survey
from tests.ads.survey.test_batches import mixed_folder

BY = Settings(by="country")


def result(path: Path, home: Path, settings: Settings = BY, **options: Any) -> dict[str, Any]:
    found = survey(path, home, settings, **options)
    assert found is not None
    return found.to_dict()


def test_a_table_is_counted_by_group_with_its_sample(tmp_path: Path) -> None:
    path = made.write_jsonl(tmp_path / "ads.jsonl", made.rows(300))
    found = result(path, tmp_path / "home")
    assert (found["ads"], found["duplicates"], found["unreadable"]) == (300, 0, 0)
    assert found["requiring_certification"]["count"] == 30
    assert [(g["group"], g["ads"], g["count"]) for g in found["groups"]] == [("DE", 150, 30), ("US", 150, 0)]
    assert found["sample"].startswith("300 ads from 1 file; 2020-03-01 to 2023-03-09; 7 organisations")
    assert found["text_field"] == "description"


@pytest.mark.parametrize("kind", ["jsonl.gz", "csv", "parquet"])
def test_every_kind_of_table_gives_the_same(tmp_path: Path, kind: str) -> None:
    table = made.rows(200)
    write = {"jsonl.gz": made.write_jsonl, "csv": made.write_csv, "parquet": made.write_parquet}[kind]
    found = result(write(tmp_path / f"ads.{kind}", table), tmp_path / "home")
    same = result(made.write_jsonl(tmp_path / "ads.jsonl", table), tmp_path / "home")
    assert {**found, "source": ""} == {**same, "source": ""}


@pytest.mark.parametrize("stop_after", [1, 2, 4])
def test_stopped_anywhere_it_goes_on_and_counts_nothing_twice(tmp_path: Path, stop_after: int) -> None:
    (tmp_path / "ads").mkdir()
    path = mixed_folder(tmp_path / "ads")
    whole = result(path, tmp_path / "whole", Settings(by="folder"))
    home = tmp_path / "home"
    for _ in range(2):
        assert survey(path, home, Settings(by="folder"), stop_after=stop_after) is None
    again = Surveying(path, Settings(by="folder"), home)
    assert f"{again.began_with:,} ads were read before" in again.told()[-1]
    again.close()
    assert result(path, home, Settings(by="folder")) == whole


def test_on_all_cores_it_gives_the_same(tmp_path: Path) -> None:
    path = made.write_jsonl(tmp_path / "ads.jsonl", made.rows(600))
    here = result(path, tmp_path / "a")
    assert result(path, tmp_path / "b", where="cores") == here


def test_a_source_that_changed_meanwhile_begins_anew_and_says_so(tmp_path: Path) -> None:
    path = made.write_jsonl(tmp_path / "ads.jsonl", made.rows(300))
    survey(path, tmp_path / "home", BY, stop_after=1)
    made.write_jsonl(path, made.rows(310))
    again = Surveying(path, BY, tmp_path / "home")
    assert "begins anew" in again.told()[-1]
    again.close()
    assert result(path, tmp_path / "home")["ads"] == 310


def test_a_source_that_changes_while_it_is_read_gives_no_figures(tmp_path: Path) -> None:
    path = made.write_jsonl(tmp_path / "ads.jsonl", made.rows(5))
    surveying = Surveying(path, BY, tmp_path / "home")
    for _ in surveying.steps(lambda: 0.0, "here"):
        pass
    made.write_jsonl(path, made.rows(6))
    with pytest.raises(Refused, match="changed while it was read"):
        surveying.result()
    surveying.close()


def test_two_surveys_of_one_source_at_once_are_refused_and_of_two_settings_are_not(tmp_path: Path) -> None:
    path = made.write_jsonl(tmp_path / "ads.jsonl", made.rows(5))
    first = Surveying(path, BY, tmp_path / "home")
    with pytest.raises(Refused, match="already running"):
        Surveying(path, BY, tmp_path / "home")
    Surveying(path, Settings(), tmp_path / "home").close()
    first.close()


def test_nothing_readable_is_refused_with_the_first_reason(tmp_path: Path) -> None:
    path = made.write_csv(tmp_path / "a.csv", [{"text": " ", "b": "x"}] * 3)
    with pytest.raises(Refused, match=r"None of the 3 could be read as an ad\. Row 1: Its text is empty"):
        survey(path, tmp_path / "home")
    (tmp_path / "b.csv").write_text("text,title\n", "utf-8")
    with pytest.raises(Refused, match="There is no ad in it"):
        survey(tmp_path / "b.csv", tmp_path / "home")
    assert list((tmp_path / "home").iterdir()) == [], "nothing is left to go on with"


def test_a_parquet_of_which_a_tenth_is_empty_says_so(tmp_path: Path) -> None:
    table = made.rows(100)
    for each in table[::10]:
        each["description"] = None
    found = result(made.write_parquet(tmp_path / "a.parquet", table), tmp_path / "home")
    assert (found["ads"], found["unreadable"]) == (90, 10)
    assert found["unreadable_rows"][1] == {"file": "a.parquet", "row": 11, "why": "Its text is empty."}


def test_broken_lines_and_mixed_encodings_cost_only_what_cannot_be_read(tmp_path: Path) -> None:
    lines: list[Any] = [*made.rows(10)]
    text = made.ad(77) + " für Führungskräfte"
    lines.append(b'{"description": "' + text.replace("\n", " ").encode("cp1252") + b'"}')
    lines += [b'{"description": "cut off', b"\xff\xfe\x00garbage", b"", b"[1, 2]"]
    found = result(made.write_jsonl(tmp_path / "a.jsonl", lines), tmp_path / "home")
    assert (found["ads"], found["unreadable"]) == (11, 3)


def test_words_for_the_sample_can_be_changed_when_it_is_gone_on_with(tmp_path: Path) -> None:
    path = made.write_jsonl(tmp_path / "ads.jsonl", made.rows(300))
    survey(path, tmp_path / "home", Settings(sample="one"), stop_after=1)
    again = Surveying(path, Settings(sample="two"), tmp_path / "home")
    assert again.began_with
    again.close()


def test_a_survey_that_is_forgotten_leaves_nothing(tmp_path: Path) -> None:
    path = made.write_jsonl(tmp_path / "ads.jsonl", made.rows(5))
    surveying = Surveying(path, BY, tmp_path / "home")
    surveying.forget()
    survey(path, tmp_path / "home", Settings(), stop_after=1)
    forget_survey(path, Settings(), tmp_path / "home")
    assert list((tmp_path / "home").iterdir()) == []


def test_time_left_follows_the_pace_since_it_was_gone_on_with() -> None:
    assert Progress(60, 100, 5, read_before=50).seconds_left(10) == pytest.approx(40)
    assert Progress(50, 100, 5, read_before=50).seconds_left(10) is None
    assert Progress(120, 100, 5).share == 1.0
    assert in_words(None) == "time left not known yet"
    assert in_words(40) == "about 40 seconds left"
    assert in_words(600) == "about 10 minutes left"
    assert in_words(9_000) == "about 2.5 hours left"


def test_the_reader_has_a_version_that_stays() -> None:
    assert reader_version() == reader_version() != ""
