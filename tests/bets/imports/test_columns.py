from __future__ import annotations

import pytest

from fieldcraft.bets.imports.columns import guess_columns
from fieldcraft.refusal import Refused

HEADER = ("Prediction", "Confidence", "Made on", "Deadline", "Result")
SAMPLE = (("Activation reaches 36 %", "70 %", "2026-01-01", "2026-03-01", "yes"),)


def test_columns_are_known_by_their_headers() -> None:
    assert guess_columns(HEADER, SAMPLE, {}) == {
        "title": 0,
        "probability": 1,
        "opened": 2,
        "due": 3,
        "happened": 4,
    }


def test_of_two_columns_the_better_word_gets_the_field() -> None:
    header = ("Question", "Title", "P", "Due")
    assert guess_columns(header, (), {})["title"] == 1


def test_columns_without_known_headers_are_known_by_what_stands_in_them() -> None:
    header = ("a", "b", "c", "d")
    sample = [
        ("yes", "70 %", "2026-03-01", "Activation reaches 36 %"),
        ("", "5%", "2026-04-01", "The rest does"),
    ]
    assert guess_columns(header, sample, {}) == {"happened": 0, "probability": 1, "due": 2, "title": 3}


def test_what_is_said_goes_before_what_is_guessed() -> None:
    columns = guess_columns(HEADER, SAMPLE, {"made on": "due", "4": "settled", "Result": "nothing"})
    assert (columns["due"], columns["settled"]) == (2, 3)
    assert "happened" not in columns


def test_a_range_stands_in_for_a_probability() -> None:
    columns = guess_columns(("Title", "Due", "p10", "p50", "p90"), (), {})
    assert {"p10", "p50", "p90"} <= columns.keys()


def test_what_is_lacking_is_named_with_what_to_do() -> None:
    with pytest.raises(Refused, match=r"for due and probability; the header has Title, Colour.*--map"):
        guess_columns(("Title", "Colour"), [("Activation", "red")], {})


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"Nowhere": "due"}, "There is no column Nowhere"),
        ({"Result": "colour"}, "There is no field colour"),
        ({"Result": "due", "Deadline": "due"}, "Two columns were said to be due"),
    ],
)
def test_what_was_said_wrongly_is_refused(said: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        guess_columns(HEADER, SAMPLE, said)
