from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.roles.ready_made import activities
from fieldcraft.roles.statement import is_english, read_statement

FOLDER = Path(__file__).parent
KINDS = ("activity", "artifact", "trait", "credential")


def written(kind: str) -> list[str]:
    files = ("criteria.yaml", "criteria_second.yaml")
    return [
        text for name in files for text in yaml.safe_load((FOLDER / name).read_text("utf-8")).get(kind, [])
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_change_is_told_by_its_kind(kind: str) -> None:
    assert [text for text in written(kind) if read_statement(text).kind != kind] == []


def test_a_change_is_taken_for_nothing_else() -> None:
    assert [text for text in written("good") if read_statement(text).kind in KINDS] == []


def test_none_of_the_54_activities_is_taken_for_a_change_that_can_be_told() -> None:
    taken = [each.done for each in activities().values() if _passes(each.done)]
    assert taken == []


def _passes(text: str) -> bool:
    said = read_statement(text)
    return said.kind == "change" and (said.started or not said.moves) and not said.loose


@pytest.mark.parametrize("text", ["", "  ", "tbd", "n/a", "–", "..."])
def test_nothing_written_is_empty(text: str) -> None:
    assert read_statement(text).kind == "empty"


def test_the_effect_counts_for_the_whole_and_a_loose_one_does_not() -> None:
    assert read_statement("Write a guide so that calls fall from 90 to 30 a week").kind == "change"
    assert read_statement("Write a guide so that everybody is aligned").kind == "artifact"


def test_numbers_of_what_was_produced_are_no_change() -> None:
    assert read_statement("Features shipped per quarter rise from 8 to 12").kind == "artifact"
    assert read_statement("Features that nobody uses fall from 14 to 5").kind == "change"


def test_the_product_s_own_certificate_is_no_credential() -> None:
    assert read_statement("Deals lost for lack of ISO 27001 certification fall from 6 to 0").kind == "change"


@pytest.mark.parametrize(
    "text",
    [
        "Die Quote der neuen Kunden steigt von 3 auf 5",
        "Le taux de clients qui reviennent",
        "Доля клиентов растёт",
    ],
)
def test_other_languages_are_not_read_as_english(text: str) -> None:
    assert not is_english(text)


def test_the_criteria_of_these_tests_read_as_english() -> None:
    files = ("criteria.yaml", "criteria_second.yaml")
    texts = [
        t
        for name in files
        for rows in yaml.safe_load((FOLDER / name).read_text("utf-8")).values()
        for t in rows
    ]
    assert len(texts) >= 170
    assert [text for text in texts if not is_english(text)] == []


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert read_statement(text) == read_statement(text)
