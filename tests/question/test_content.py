"""The data files of the question hold together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import fieldcraft.question
from fieldcraft.ads.certificates import find_certificate
from fieldcraft.question.content import FILES, load_content
from fieldcraft.question.parts import NO_ANSWER
from fieldcraft.sources.claims import all_claims

DATA = Path(fieldcraft.question.__file__).parent / "data"
CONTENT = load_content()


def read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text("utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_each_file_follows_its_schema(name: str) -> None:
    schema = read(name.replace(".yaml", ".schema.yaml"))
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(read(name))] == []


@pytest.mark.parametrize("name", FILES[:3])
def test_judgement_says_so_in_the_file(name: str) -> None:
    assert read(name)["origin"]["what"] == "judgement"
    assert "judgement" in (DATA / name).read_text("utf-8").split("origin:")[0]


def test_the_22_reasons_are_all_there() -> None:
    assert list(CONTENT.reasons) == [f"R{number:02}" for number in range(1, 23)]


def test_the_answers_of_each_reason_are_chances_that_sum_to_one() -> None:
    for question in CONTENT.questions.values():
        for row in question.likelihood.values():
            assert len(row) == len(question.choices), question.id
            assert sum(row) == pytest.approx(1, abs=1e-9), question.id


def test_ids_are_unique_and_no_answer_hides_behind_a_yaml_word() -> None:
    for name, key in (("reasons.yaml", "reasons"), ("questions.yaml", "questions"), ("means.yaml", "means")):
        ids = [row["id"] for row in read(name)[key]]
        assert len(ids) == len(set(ids))
    for question in CONTENT.questions.values():
        ids = [choice.id for choice in question.choices]
        assert len(ids) == len(set(ids))
        assert all(isinstance(each, str) for each in ids)
        assert not set(ids) & set(NO_ANSWER)


def test_everything_named_exists() -> None:
    for question in CONTENT.questions.values():
        assert set(question.likelihood) - {"default"} <= set(CONTENT.reasons)
        for other, answers in question.asked_if.items():
            assert set(answers) <= {choice.id for choice in CONTENT.questions[other].choices}
    for means in CONTENT.means.values():
        assert set(means.by_share) <= set(CONTENT.reasons)
        for need in means.needs:
            assert set(need.under) <= set(CONTENT.reasons)
            assert set(need.factors) <= {choice.id for choice in CONTENT.questions[need.question].choices}


def test_every_source_that_is_cited_exists() -> None:
    claims = all_claims()
    cited = {row for reason in CONTENT.reasons.values() for row in reason.evidence}
    cited |= {row for means in CONTENT.means.values() for row in (*means.supports, *means.against)}
    assert cited <= set(claims)


def test_every_certificate_with_facts_is_one_that_the_ad_reader_knows_by_that_name() -> None:
    for facts in CONTENT.certificates:
        known = find_certificate(facts.name)
        assert known is not None
        assert known.name == facts.name


def test_ranges_run_upwards() -> None:
    for means in CONTENT.means.values():
        assert means.hours[0] <= means.hours[1]
        for low, middle, high in means.moves.values():
            assert low <= middle <= high


def test_each_kind_that_can_be_asked_for_has_its_means() -> None:
    asked = [means.asked_as for means in CONTENT.means.values() if means.asked_as]
    assert sorted(asked) == ["book", "certificate", "class", "coaching", "other"]


def test_every_reason_has_at_least_three_means_that_move_it() -> None:
    for reason in CONTENT.reasons:
        moving = [means for means in CONTENT.means.values() if means.moves[reason][1] >= 25]
        assert len(moving) >= 3, reason
