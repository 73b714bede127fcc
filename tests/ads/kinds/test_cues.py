"""Classes of words, and the forms of verbs."""

from __future__ import annotations

import jsonschema
import pytest
import yaml

from fieldcraft.ads.kinds.cues import FILE, cues, forms


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("drive", "driving"),
        ("raise", "raises"),
        ("identify", "identifies"),
        ("deploy", "deployed"),
        ("cut", "cutting"),
        ("coach", "coaches"),
    ],
)
def test_a_verb_is_known_in_its_other_forms(verb: str, form: str) -> None:
    assert form in forms(verb)


def test_a_word_may_belong_to_several_classes() -> None:
    known = cues()
    classes = {known.names[number] for number in known.of_word["prioritizing"]}
    assert {"paperwork"} <= classes
    assert {known.names[number] for number in known.of_word["retro"]} == {"learning"}


def test_every_class_says_what_it_is_and_fits_into_64_bits() -> None:
    known = cues()
    assert len(known.names) == len(known.says) <= 64
    assert all(known.says)


def test_the_data_file_follows_its_schema() -> None:
    schema = yaml.safe_load(FILE.with_name("sentence_cues.schema.yaml").read_text("utf-8"))
    rows = yaml.safe_load(FILE.read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(rows)) == []
