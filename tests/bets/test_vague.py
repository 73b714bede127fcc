from __future__ import annotations

from typing import Any

import pytest
import yaml
from jsonschema import validate

from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.vague import signs, vagueness
from tests.bets.drafts import CHANCE, FULL, RANGE, TODAY
from tests.house import SOURCE


def told(**changes: Any) -> tuple[str, ...]:
    return vagueness(read_draft(FULL | changes, TODAY))


def test_a_plain_bet_is_told_nothing() -> None:
    assert told() == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"resolution": ""}, "Nobody could say whether this happened: there is no rule"),
        ({"resolution": "cut the sign-up form to three fields."}, "The title is also the rule"),
        ({"options": []}, "No option was considered"),
        ({"options": ["Cut the form"]}, "Only one option considered"),
        ({"reason": "Because it is time"}, "The reason does not say what was seen and by what"),
        ({"reason": ""}, "The reason does not say what was seen and by what"),
        ({"base_rate": None}, "No base rate"),
        ({"forecast": CHANCE | {"question": "Onboarding gets Better"}}, "“Better” can mean anything"),
    ],
)
def test_each_fault_has_its_sentence(changes: dict[str, Any], said: str) -> None:
    (sentence,) = told(**changes)
    assert sentence.startswith(said)


def test_a_number_makes_a_loose_word_plain_and_a_quantity_is_a_number() -> None:
    assert told(forecast=CHANCE | {"question": "Activation improves to 36 %"}) == ()
    assert told(forecast=RANGE) == ()


def test_sentences_come_in_their_order() -> None:
    said = told(resolution="", options=[], base_rate=None, reason="")
    assert [sentence.split(":")[0] for sentence in said] == [
        "Nobody could say whether this happened",
        "No option was considered",
        "The reason does not say what was seen and by what",
        "No base rate",
    ]


def test_the_data_are_what_their_schema_says() -> None:
    data = SOURCE / "bets" / "data"
    schema, value = (
        yaml.safe_load((data / name).read_text("utf-8")) for name in ("vague.schema.yaml", "vague.yaml")
    )
    validate(value, schema)
    assert len(signs().sentences) == len(value["sentences"])
