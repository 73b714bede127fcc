from __future__ import annotations

from datetime import date

import pytest

from fieldcraft.bets.imports.plan import Plan
from fieldcraft.bets.imports.record import Record
from fieldcraft.bets.imports.table import Row, Table

FIELDS = ("title", "due", "probability", "value", "happened", "tags")


def record(**cells: str) -> Record:
    columns = {field: place for place, field in enumerate(FIELDS)}
    plan = Plan(
        "spreadsheet", Table("utf-8", ",", FIELDS), columns, {"due": "mdy"}, "percent", "work", "", 1, ()
    )
    return Record(Row(2, tuple(cells.get(field, "") for field in FIELDS)), plan)


def test_fields_are_read_as_the_plan_says() -> None:
    read = record(title=" It ", due="03/04/2026", probability="70", value="1,5 %", happened="Ja")
    assert (read.text("title"), read.day("due", "due date"), read.chance()) == ("It", date(2026, 3, 4), 0.7)
    assert (read.number("value"), read.answer(), read.problems) == (1.5, "yes", [])


def test_what_is_empty_or_has_no_column_is_nothing() -> None:
    read = record()
    assert (read.text("goal"), read.day("due", "x"), read.chance(), read.number("value")) == (
        "",
        None,
        None,
        None,
    )
    assert read.answer() == "" and read.problems == []


def test_each_fault_is_a_sentence() -> None:
    read = record(due="soon", probability="often", value="much", happened="perhaps")
    assert (read.day("due", "due date"), read.chance(), read.number("value"), read.answer()) == (
        None,
        None,
        None,
        "",
    )
    assert [problem.split(" is ")[0] for problem in read.problems] == [
        'The due date "soon"',
        'The probability "often"',
        'The value "much"',
        'The outcome "perhaps"',
    ]


@pytest.mark.parametrize(("said", "answer"), [("pending", ""), ("n/a", "void"), ("?", ""), ("0", "no")])
def test_words_for_outcomes(said: str, answer: str) -> None:
    read = record(happened=said)
    assert (read.answer(), read.problems) == (answer, [])


def test_parts_stand_between_semicolons_else_between_commas() -> None:
    assert record(tags="a, b; c").texts("tags") == ["a, b", "c"]
    assert record(tags="a, b").texts("tags") == ["a", "b"]


@pytest.mark.parametrize("said", ["1e999", "nan", "inf", "1_0", "1,000", "1.000,5", "٣", "--1"])
def test_what_is_no_plain_number_is_a_fault(said: str) -> None:
    read = record(value=said)
    assert read.number("value") is None and len(read.problems) == 1


@pytest.mark.parametrize(("said", "number"), [("-3,5", -3.5), ("0,125", 0.125), ("1e3", 1000), (".5 %", 0.5)])
def test_numbers_have_a_decimal_point_or_comma(said: str, number: float) -> None:
    assert record(value=said).number("value") == number
