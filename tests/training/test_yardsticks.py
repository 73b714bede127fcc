"""The yardsticks come out of games, the same each time, and say by which command."""

from __future__ import annotations

import jsonschema
import numpy as np
import pytest
import yaml
from training.yardsticks import file_text, main, mean_and_spread

from fieldcraft.practice.debrief import Mean
from fieldcraft.practice.model import model_hash
from fieldcraft.practice.scenarios import scenario
from fieldcraft.practice.yardsticks import FILE, yardsticks


def test_two_games_of_a_company_make_rows_that_follow_the_schema_and_come_out_alike() -> None:
    one = [scenario("young-business")]
    text = file_text(2, one)
    assert file_text(2, one) == text
    content = yaml.safe_load(text)
    schema = yaml.safe_load(FILE.with_suffix(".schema.yaml").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(content)) == []
    assert content["content_hash"] == model_hash()
    assert [row["policy"] for row in content["skill"]] == ["random", "competent"]
    asked = {row["figure"]: row["forecasts"] for row in content["courses"] if row["shown"]}
    # Two games of two policies, a forecast of each figure at each of twenty decisions.
    assert asked["paying"] == 2 * 2 * 20
    assert all(
        "--games 2" in row["source"] for part in ("skill", "courses", "answers") for row in content[part]
    )


def test_the_spread_is_that_of_games_without_what_replays_add() -> None:
    random = np.random.default_rng(1)
    truth = random.normal(5, 3, 4000)
    noisy = [Mean(float(each), 4.0) for each in truth + random.normal(0, 4, 4000)]
    assert mean_and_spread(noisy) == pytest.approx((5, 3), abs=0.3)
    assert mean_and_spread([Mean(1.0, 9.0), Mean(2.0, 9.0)]) == (1.5, 0.0)
    assert mean_and_spread([Mean(1.0, 9.0)]) == (1.0, 0.0)


def test_it_says_with_its_exit_status_whether_the_file_is_of_this_model(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for found, status, words in ((yardsticks().content_hash, 0, "this model"), ("x", 1, "an earlier model")):
        monkeypatch.setattr("fieldcraft.practice.model.model_hash", lambda found=found: found)
        with pytest.raises(SystemExit) as ended:
            main(["--check"])
        assert ended.value.code == status and words in capsys.readouterr().out
