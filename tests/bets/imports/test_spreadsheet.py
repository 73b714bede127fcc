from __future__ import annotations

from datetime import date

from fieldcraft.bets.forecast import ChanceForecast, RangeForecast
from fieldcraft.bets.settlement import VOID, Happened, Value
from tests.bets.imports.files import TODAY, bad, file_of, good

HEADER = "Title,Probability,Opened,Due,Happened,Settled"


def test_a_row_is_a_bet() -> None:
    (bet,) = good(file_of([HEADER, "It converts,70 %,2025-01-02,2025-03-01,ja,2025-02-20"]))
    assert bet.draft.forecast == ChanceForecast("It converts", 0.7, "yes")
    assert (bet.opened, bet.draft.due, bet.draft.kind) == (date(2025, 1, 2), date(2025, 3, 1), "work")
    assert (bet.settled, bet.outcome) == (date(2025, 2, 20), Happened("yes"))


def test_a_day_of_settling_without_an_outcome_settles_nothing() -> None:
    (bet,) = good(file_of([HEADER, "It converts,0.7,2025-01-02,2025-03-01,,2025-02-20"]))
    assert (bet.settled, bet.outcome) == (None, None)


def test_without_a_day_of_opening_the_due_date_counts_as_one_or_today_before_that() -> None:
    lines = ["Title,Probability,Due", "It converts,0.7,2025-03-01", "It stays,0.7,2027-03-01"]
    assert [bet.opened for bet in good(file_of(lines))] == [date(2025, 3, 1), TODAY]


def test_a_row_with_quantiles_is_a_range() -> None:
    lines = ["Title,Due,p10,p50,p90,Unit,Value,Happened", 'Teams,2025-03-01,10,"15,5",20,teams,17,']
    lines += ["Users,2025-03-01,1,2,3,,,void"]
    ranged, void = good(file_of(lines))
    assert ranged.draft.forecast == RangeForecast("Teams", "teams", 10, 15.5, 20, None, "higher", None)
    assert ranged.outcome == Value(17) and void.outcome == VOID


def test_everything_wrong_with_a_row_is_said_at_once() -> None:
    lines = [HEADER, "It converts,often,2025-01-02,soon,perhaps,", "It stays,0.5,2025-01-02,2025-03-01,yes,"]
    (why,) = bad(file_of(lines)).values()
    for said in ('probability "often"', 'due date "soon"', 'outcome "perhaps"'):
        assert said in why


def test_a_row_without_a_needed_field_is_bad() -> None:
    why = bad(file_of([HEADER, ",0.5,2025-01-02,2025-03-01,,", "It converts,,2025-01-02,2025-03-01,,"]))
    assert "title is missing" in why[2] and "forecast is missing" in why[3]


def test_an_unknown_kind_is_a_bad_line() -> None:
    lines = ["Title,Probability,Due,Kind", "It converts,0.5,2025-03-01,sports"]
    assert 'kind "sports" is unknown' in bad(file_of(lines))[2]


def test_the_apostrophe_before_a_formula_is_dropped_again() -> None:
    (bet,) = good(file_of([HEADER, "'=1+1,0.5,2025-01-02,2025-03-01,,"]))
    assert bet.draft.title == "=1+1"
