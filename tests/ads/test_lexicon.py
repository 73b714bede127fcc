"""The cue words."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import yaml

import fieldcraft.ads
from fieldcraft.ads.lexicon import lexicon
from fieldcraft.ads.words import words_of

DATA = Path(fieldcraft.ads.__file__).parent / "data"


def test_the_data_file_follows_its_schema() -> None:
    schema = yaml.safe_load((DATA / "cues.schema.yaml").read_text("utf-8"))
    rows = yaml.safe_load((DATA / "cues.yaml").read_text("utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(rows)) == []


def test_a_cue_can_say_one_thing_of_what_follows_and_another_of_what_precedes() -> None:
    text = "no es necesario"
    (hit,) = lexicon().cues.find(words_of(text))
    assert (hit.value.of_next, hit.value.of_last) == ("negated", "not_required")


def test_the_lexicon_is_loaded_once() -> None:
    assert lexicon() is lexicon()
