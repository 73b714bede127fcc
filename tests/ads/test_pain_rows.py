"""The rows behind the pains."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml

import fieldcraft.ads
from fieldcraft.ads.certificates import certificates
from fieldcraft.ads.pain_rows import for_credential, for_label, leads, pain_rows, phrases
from fieldcraft.ads.reading import CLEARANCE, Credential, Kind
from fieldcraft.ads.words import words_of
from fieldcraft.sources.claims import all_claims

DATA = Path(fieldcraft.ads.__file__).parent / "data"


def credential(name: str | None, kind: Kind = "certification") -> Credential:
    return Credential("x", 0, 1, name, kind, "required")


def row_of(name: str | None, kind: Kind = "certification", *beside: str) -> str:
    row = for_credential(credential(name, kind), frozenset(beside))
    assert row is not None
    return row.id


def test_the_data_file_follows_its_schema() -> None:
    schema = yaml.safe_load((DATA / "pains.schema.yaml").read_text("utf-8"))
    rows = yaml.safe_load((DATA / "pains.yaml").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(rows)) == []
    ids = [row["id"] for row in rows["pains"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("name", "kind", "beside", "row"),
    [
        ("CSPO", "certification", (), "product_owner_certificate"),
        ("PSM I", "certification", (), "product_owner_certificate"),
        ("SAFe POPM", "certification", (), "scaled_agile"),
        ("SPS", "certification", (), "scaled_agile"),
        ("Pragmatic", "certification", (), "product_manager_certificate"),
        ("PMP", "certification", (), "project_certificate"),
        ("ITIL", "certification", (), "service_certificate"),
        ("CISSP", "certification", (), "security_certificate"),
        ("CBAP", "certification", (), "analysis_certificate"),
        ("Six Sigma", "certification", (), "quality_certificate"),
        ("CPA", "certification", (), "licence"),
        (CLEARANCE, "certification", (), "clearance"),
        (None, "certification", (), "any_certificate"),
        ("AWS certification", "tool_cert", (), "tool_certificate"),
        ("MBA", "degree", ("engineering",), "mba"),
        ("PhD", "degree", ("computer",), "technical_degree"),
        ("PhD", "degree", (), "doctorate"),
        ("Bachelor", "degree", ("computer", "science"), "technical_degree"),
        ("Bachelor", "degree", ("business",), "degree"),
        ("5+ years", "years", (), "years"),
        (None, "training", (), "training"),
    ],
)
def test_each_credential_has_the_row_of_its_family(
    name: str | None, kind: Kind, beside: tuple[str, ...], row: str
) -> None:
    assert row_of(name, kind, *beside) == row


def test_every_certificate_we_know_has_a_row() -> None:
    for each in certificates():
        assert row_of(each.name, each.kind)


def test_sentences_have_a_row_for_their_kind_and_nearer_ones_for_their_words() -> None:
    artifact, vague = for_label("artifact"), for_label("vague")
    assert artifact and vague
    assert (artifact.id, vague.id) == ("documents", "vague_words")
    assert for_label("outcome") is None
    text = "A rockstar who can wear many hats"
    assert [hit.value.id for hit in phrases().find(words_of(text))] == ["hero_words", "many_hats_words"]


def test_every_row_can_be_reached_and_only_rules_have_no_relief() -> None:
    for row in pain_rows().values():
        assert row.conditions or row.label
        assert (row.relief is None) == row.rule


def test_every_row_says_where_it_comes_from_and_leans_on_nothing_that_is_only_recalled() -> None:
    for row in pain_rows().values():
        assert row.origin.startswith("Our")
        for id in row.claims:
            assert all_claims()[id].may_be_shown
            assert id in row.origin


def test_what_is_less_demanded_is_said_with_more_doubt() -> None:
    assert leads()["required"] == leads()["sentence"] == "Probably"
    assert leads()["preferred"].startswith("Perhaps") and leads()["alternative"].startswith("Perhaps")
