"""Where the linter's settings stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldcraft.ads.lint.settings_file import settings_for
from fieldcraft.refusal import Refused


def test_the_nearest_file_counts_and_of_two_beside_each_other_our_own(tmp_path: Path) -> None:
    below = tmp_path / "ads" / "open"
    below.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.fieldcraft.lint]\nignore = ["FC1"]\n')
    assert settings_for(below).ignore == ("FC1",)
    (tmp_path / ".fieldcraft.toml").write_text('[lint]\nignore = ["FC2"]\n')
    assert settings_for(below).ignore == ("FC2",)
    (below / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    assert settings_for(below).ignore == ("FC2",)
    named = tmp_path / "own.toml"
    named.write_text('[lint]\nignore = ["FC3"]\n')
    assert settings_for(below, named).ignore == ("FC3",)


@pytest.mark.parametrize("written", [b"ignore = [", b"\xff\xfe\x00", b"x" * 1_000_001, b"[[[["])
def test_a_file_that_is_no_settings_is_refused(tmp_path: Path, written: bytes) -> None:
    (tmp_path / ".fieldcraft.toml").write_bytes(written)
    with pytest.raises(Refused, match=r"\.fieldcraft\.toml"):
        settings_for(tmp_path)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"\xff\xfe\x00", "is not UTF-8 text; save it as UTF-8"),
        (b'[lints]\nignore = ["FC1"]\n', "has a table “lints” that is not known; the linter's is"),
    ],
)
def test_a_table_with_another_name_is_not_passed_over(tmp_path: Path, written: bytes, said: str) -> None:
    (tmp_path / ".fieldcraft.toml").write_bytes(written)
    with pytest.raises(Refused, match=said):
        settings_for(tmp_path)


def test_a_settings_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"nowhere\.toml"):
        settings_for(tmp_path, tmp_path / "nowhere.toml")


@pytest.mark.parametrize("empty", ["[]", "false", "0", '""'])
def test_a_named_file_whose_linter_is_no_table_is_refused(tmp_path: Path, empty: str) -> None:
    named = tmp_path / "own.toml"
    named.write_text(f"lint = {empty}\n")
    with pytest.raises(Refused, match=r"own\.toml is no table"):
        settings_for(tmp_path, named)


def test_an_empty_table_means_every_rule_and_ends_the_search(tmp_path: Path) -> None:
    below = tmp_path / "ads"
    below.mkdir()
    (tmp_path / ".fieldcraft.toml").write_text('[lint]\nignore = ["FC2"]\n')
    (below / ".fieldcraft.toml").write_text("[lint]\n")
    assert settings_for(below).ignore == ()
