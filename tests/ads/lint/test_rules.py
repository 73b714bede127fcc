"""The rules: each finds its bad example and lets its good one pass, and is written down."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

import fieldcraft.ads
from fieldcraft.ads.lint.check import lint
from fieldcraft.ads.lint.rules import rules, words
from fieldcraft.sources.claims import all_claims
from tests.write_rule_pages import FOLDER, page, table

DATA = Path(fieldcraft.ads.__file__).parent / "data"


def test_the_data_file_follows_its_schema_and_no_code_is_given_twice() -> None:
    schema = yaml.safe_load((DATA / "lint.schema.yaml").read_text("utf-8"))
    content = yaml.safe_load((DATA / "lint.yaml").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(content)) == []
    codes = [row["code"] for row in content["rules"]]
    assert codes == sorted(set(codes))
    assert words().headings.keys() <= set(codes)


@pytest.mark.parametrize("code", rules())
def test_a_rule_finds_its_bad_example_and_lets_its_good_one_pass(code: str) -> None:
    rule = rules()[code]
    assert code in {each.code for each in lint(rule.bad).findings}
    assert code not in {each.code for each in lint(rule.good).findings}


def test_good_whole_ads_pass_every_rule() -> None:
    assert lint(rules()["FC202"].good).findings == ()


@pytest.mark.parametrize("code", rules())
def test_every_rule_has_its_page(code: str) -> None:
    written = (FOLDER / f"{code}.md").read_text("utf-8")
    assert written == page(rules()[code]), "run: python -m tests.write_rule_pages --write"


def test_the_list_of_rules_is_complete() -> None:
    assert table() in (FOLDER / "README.md").read_text("utf-8")


def test_what_a_rule_rests_on_can_be_read_up_and_may_be_shown() -> None:
    known = all_claims()
    for rule in rules().values():
        assert rule.origin == "judgement" or known[rule.origin].status != "recalled"


def test_a_phrase_is_found_with_blank_hyphen_or_nothing_between_its_words() -> None:
    for written in ("self starter", "self-starter", "Selfstarter", "self\nstarter"):
        assert words().traits.search(f"a {written}.")
    assert not words().traits.search("himself starters")


def test_a_change_from_one_number_to_another_is_one_however_it_is_told() -> None:
    rest = "You will work with engineering and design.\nYou decide what is built first.\n"
    for change in ("Complaints go from six weeks to two.", "The share goes from 31 % to 50 %."):
        assert "FC202" not in {each.code for each in lint(rest + change).findings}
    assert "FC202" in {each.code for each in lint(f"{rest}We pay from 50,000 to 60,000.").findings}
