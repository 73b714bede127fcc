from __future__ import annotations

from datetime import date

import pytest

from fieldcraft.bets.forecast import ChanceForecast
from fieldcraft.bets.imports.fatebook import columns
from fieldcraft.bets.settlement import VOID, Happened
from fieldcraft.refusal import Refused
from tests.bets.imports.files import FATEBOOK_HEADER, bad, fatebook_line, file_of, good


def test_the_export_has_seventeen_columns_and_is_known_by_them() -> None:
    header = FATEBOOK_HEADER.split(",")
    assert len(header) == 17
    assert columns(header) is not None
    assert columns([*header[:3], *header[4:]]) is None


def test_the_older_exports_are_known_too() -> None:
    header = FATEBOOK_HEADER.replace("Multiple choice option,", "").replace(",Question tags", "")
    header = header.replace("Resolution,Resolved at", "Question resolution,Question resolved at")
    line = '"It converts","Ada",0.7,2025-01-02 09:07:3,"Ada",2025-01-01 08:00:0,2025-03-01 00:00:0,"YES",'
    (bet,) = good(file_of([header, line + "2025-02-20 10:00:0,,,,,false,"]))
    assert bet.outcome == Happened("yes")


def test_the_forecasts_of_one_question_are_one_bet() -> None:
    lines = [
        FATEBOOK_HEADER,
        fatebook_line(chance="0.8", on="2025-02-01 10:00:0"),
        fatebook_line(chance="0.7"),
        fatebook_line("Another question", "0.2", resolution="", resolved=""),
    ]
    first, second = good(file_of(lines))
    assert (first.draft.title, first.opened, first.later) == (
        "The trial converts",
        date(2025, 1, 2),
        ((date(2025, 2, 1), 0.8),),
    )
    assert first.draft.forecast == ChanceForecast("The trial converts", 0.7, "yes")
    assert (first.settled, first.outcome) == (date(2025, 2, 20), Happened("yes"))
    assert (first.draft.tags, first.draft.situation) == (("work", "trial"), 'We saw "it" twice')
    assert (second.settled, second.outcome) == (None, None)


def test_seconds_with_one_digit_do_not_change_the_order() -> None:
    lines = [
        FATEBOOK_HEADER,
        fatebook_line(chance="0.6", on="2025-01-02 09:07:29"),
        fatebook_line(chance="0.5", on="2025-01-02 09:07:3"),
    ]
    (bet,) = good(file_of(lines))
    assert bet.later == ((date(2025, 1, 2), 0.6),)


def test_each_option_of_a_multiple_choice_question_is_a_bet() -> None:
    lines = [FATEBOOK_HEADER]
    lines += [fatebook_line("Who wins?", "0.6", option=option, resolution="NO") for option in ("Red", "Blue")]
    assert [bet.draft.title for bet in good(file_of(lines))] == ["Who wins? · Red", "Who wins? · Blue"]


def test_what_was_resolved_as_ambiguous_is_void() -> None:
    (bet,) = good(file_of([FATEBOOK_HEADER, fatebook_line(resolution="AMBIGUOUS")]))
    assert bet.outcome == VOID


def test_only_ones_own_forecasts_count_and_one_has_to_say_which_they_are() -> None:
    lines = [FATEBOOK_HEADER, fatebook_line(), fatebook_line(chance="0.1", by="Ben")]
    with pytest.raises(Refused, match=r"forecasts of Ada, Ben; say which are yours .*--mine"):
        good(file_of(lines))
    (bet,) = good(file_of(lines), mine="Ben")
    assert bet.draft.forecast == ChanceForecast("The trial converts", 0.1, "yes")


def test_a_forecast_after_the_due_date_or_the_outcome_is_a_bad_line() -> None:
    lines = [
        FATEBOOK_HEADER,
        fatebook_line(),
        fatebook_line(chance="0.9", on="2025-03-02 10:00:0"),
        fatebook_line(chance="0.9", on="2025-02-21 10:00:0"),
        fatebook_line(chance="7"),
    ]
    why = bad(file_of(lines))
    assert set(why) == {3, 4, 5}
    assert "after the due date 2025-03-01" in why[3]
    assert "after the outcome on 2025-02-20" in why[4]
    assert "probability" in why[5]


def test_a_forecast_that_stands_there_twice_is_a_bad_line() -> None:
    assert bad(file_of([FATEBOOK_HEADER, fatebook_line(), fatebook_line()])) == {
        3: "It is the same as line 2; remove one of them."
    }


def test_a_title_of_any_length_is_kept_whole_in_the_question() -> None:
    long = "The trial converts " * 20
    (bet,) = good(file_of([FATEBOOK_HEADER, fatebook_line(long)]))
    assert len(bet.draft.title) <= 200 and bet.draft.title.endswith("…")
    assert isinstance(bet.draft.forecast, ChanceForecast)
    assert bet.draft.forecast.question == long.strip()
