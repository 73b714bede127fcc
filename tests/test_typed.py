from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets.sentences import amount, percent
from fieldcraft.fields import Fields
from fieldcraft.typed import could_be_two, plain_whole, typed_number, typed_percent, typed_whole
from fieldcraft.web.bets.forms import _exact_percent, _plain
from fieldcraft.web.templatetags.words import count, minus

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
BLANKS = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"])


@given(FLOATS, st.sampled_from(["", "teams", "EUR", "%", "€"]))
def test_an_amount_that_a_page_prints_can_be_typed_back(value: float, unit: str) -> None:
    printed = amount(value, unit)
    for text in (printed, minus(printed)):
        assert typed_number(text, "%", unit) == float(f"{value:.10g}")


@given(FLOATS)
def test_a_form_sent_untouched_changes_no_number(value: float) -> None:
    assert typed_number(_plain(value)) == value


@given(st.integers(-(10**18), 10**18))
def test_a_count_can_be_typed_back(number: int) -> None:
    assert typed_number(count(number)) == float(number)
    if number >= 0:
        assert typed_whole(count(number), 19) == number


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_figures_of_any_number_of_places_can_be_typed_back(number: int, places: int) -> None:
    value = number / 10**places
    assert typed_number(f"{value:,.{places}f}") == float(f"{value:.{places}f}")


@given(st.integers(1, 10**15), BLANKS, st.integers(0, 99))
def test_thousands_may_be_parted_by_blanks_and_apostrophes_too(number: int, blank: str, cents: int) -> None:
    for parted in (blank, "'", "\u2019"):
        text = f"{number:,}".replace(",", parted)
        assert typed_number(text) == float(number)
        assert typed_number(f"{text}.{cents:02}") == typed_number(f"{text},{cents:02}")
        assert typed_number(f"{text},{cents:02}") == float(f"{number}.{cents:02}")


@given(st.floats(0, 1, exclude_min=True, exclude_max=True), BLANKS)
def test_a_chance_that_a_form_prints_is_read_to_its_last_place(chance: float, blank: str) -> None:
    text = _exact_percent(chance)
    assert typed_percent(text) == typed_percent(text.replace(" ", blank)) == float(Decimal(str(chance)))


@given(st.integers(1, 999))
def test_a_chance_that_a_page_prints_is_read_as_it_stands_there(thousandths: int) -> None:
    assert typed_percent(percent(thousandths / 1000)) == thousandths / 1000


@given(st.text(st.sampled_from("0123456789.,'’ \u202f%-−e"), max_size=12))
def test_nothing_is_read_as_two_numbers_and_nothing_fails(text: str) -> None:
    read = typed_number(text, "%")
    assert read is None or isinstance(read, str) or math.isfinite(read) or "e" in text
    assert isinstance(could_be_two(text), bool)
    typed_whole(text)
    typed_percent(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" 3.5 ", 3.5),
        ("", None),
        (" ", None),
        ("1,500", 1500.0),
        ("1,500,000.25", 1500000.25),
        ("1\u202f500", 1500.0),
        ("1'500", 1500.0),
        ("1,5", 1.5),
        ("0,125", 0.125),
        ("12,3456", 12.3456),
        ("1.500", 1.5),
        ("\u22127", -7.0),
        ("+7", 7.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e-7", 1e-7),
    ],
)
def test_what_is_typed_becomes_a_number(text: str, number: float | None) -> None:
    assert typed_number(text) == number


UNSURE = [
    "1.500,5",
    "1,500,5",
    "1.500.000",
    "1500,000",
    "1 500,500",
    "12,34,567",
    "1 5",
    "01,500",
    "1,500 000",
]
NONE = ["many", "nan", "inf", "1_000", "٣", "70 %", "--7", "1e", "e5", "0x10", "9" * 401, "7 teams", "1,5e3"]


@pytest.mark.parametrize("text", UNSURE + NONE)
def test_what_is_no_number_or_could_be_two_stays_what_it_is(text: str) -> None:
    assert typed_number(f" {text} ") == text
    assert could_be_two(text) == (text in UNSURE)


@pytest.mark.parametrize("text", UNSURE)
def test_what_could_be_two_numbers_is_refused_with_what_to_type(text: str) -> None:
    problems: list[str] = []
    assert Fields({"p10": typed_number(text)}, ("p10",), "forecast", problems).number("p10") is None
    assert problems == [
        f'The p10 "{text}" cannot be read for sure; put a point before decimals, such as 0.5 or 1,500.5.'
    ]


def test_a_unit_is_taken_off_only_where_it_stands_apart() -> None:
    assert typed_number("36 %", "%", "teams") == 36.0
    assert typed_number("1,500 teams", "%", "teams") == 1500.0
    assert typed_number("1,500\u00a0€", "€") == typed_number("1,500€", "€") == 1500.0
    assert typed_number("15", "5") == 15.0
    assert typed_number("%", "%") == "%"
    assert typed_number("36 % %", "%") == "36 % %"


@pytest.mark.parametrize(
    ("text", "probability"),
    [
        ("70", 0.7),
        ("70 %", 0.7),
        ("70%", 0.7),
        ("70\u202f%", 0.7),
        ("12,5 %", 0.125),
        ("12,500 %", "12,500 %"),
        ("0.7", 0.7),
        ("0.7 %", 0.007),
        ("1", "1"),
        ("1 %", 0.01),
        ("100", 1.0),
        ("0", 0.0),
        ("140 %", "140 %"),
        ("-3", "-3"),
        ("seventy", "seventy"),
        ("%", "%"),
        ("", None),
    ],
)
def test_a_percentage_is_read_as_people_type_it(text: str, probability: object) -> None:
    assert typed_percent(text) == probability


def test_a_percentage_that_is_clear_and_wrong_is_not_called_unsure() -> None:
    assert not could_be_two("100.5 %")
    assert not could_be_two("140 %")
    assert could_be_two("12,500 %")


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("1,500", 1500), ("", None), ("1.5", "1.5"), ("-1", "-1"), ("9" * 10, "9" * 10), ("٣", "٣")],
)
def test_a_whole_number_is_read_or_stays_what_was_typed(text: str, number: object) -> None:
    assert typed_whole(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("007", 7), ("", None), ("1,500", None), ("-1", None), ("9" * 10, None), ("²", None)],
)
def test_a_number_in_an_address_has_digits_only(text: str, number: int | None) -> None:
    assert plain_whole(text) == number
