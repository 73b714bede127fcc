from __future__ import annotations

from datetime import date

from fieldcraft.bets.forecast import ChanceForecast
from fieldcraft.bets.imports.plan import Choices
from fieldcraft.bets.imports.predictionbook import NOTE, columns
from fieldcraft.bets.imports.reading import plan_import
from fieldcraft.bets.settlement import Happened
from tests.bets.imports.files import PREDICTIONBOOK_HEADER, bad, file_of, good, predictionbook_line


def test_the_export_is_known_by_its_columns() -> None:
    header = PREDICTIONBOOK_HEADER.split(",")
    assert len(header) == 17
    assert columns(header) is not None
    assert columns(header[:5]) is None


def test_a_prediction_is_a_bet() -> None:
    (bet,) = good(file_of([PREDICTIONBOOK_HEADER, predictionbook_line()]))
    assert (bet.draft.title, bet.opened, bet.draft.due) == (
        "[Spring] The trial converts",
        date(2025, 1, 2),
        date(2025, 3, 1),
    )
    assert isinstance(bet.draft.forecast, ChanceForecast) and bet.draft.forecast.probability == 0.7
    assert (bet.settled, bet.outcome) == (date(2025, 2, 20), Happened("yes"))


def test_one_percent_is_one_percent_even_where_no_number_is_larger() -> None:
    (bet,) = good(file_of([PREDICTIONBOOK_HEADER, predictionbook_line(confidence="1")]))
    assert isinstance(bet.draft.forecast, ChanceForecast) and bet.draft.forecast.probability == 0.01


def test_certainty_is_kept_in_an_old_bet() -> None:
    lines = [predictionbook_line(confidence="0"), predictionbook_line("Another", "100", outcome="false")]
    forecasts = [bet.draft.forecast for bet in good(file_of([PREDICTIONBOOK_HEADER, *lines]))]
    assert [each.probability for each in forecasts if isinstance(each, ChanceForecast)] == [0.0, 1.0]


def test_what_was_judged_unknown_is_open() -> None:
    (bet,) = good(file_of([PREDICTIONBOOK_HEADER, predictionbook_line(outcome="")]))
    assert (bet.settled, bet.outcome) == (None, None)


def test_a_deadline_before_the_prediction_is_a_bad_line() -> None:
    line = predictionbook_line(deadline="2024-12-30 00:00:00 UTC")
    assert "before the day on which the bet was opened" in bad(file_of([PREDICTIONBOOK_HEADER, line]))[2]


def test_it_is_said_that_the_confidence_is_everybodys_mean() -> None:
    plan = plan_import(file_of([PREDICTIONBOOK_HEADER, predictionbook_line()]), Choices())
    assert plan.notes == (NOTE,)
