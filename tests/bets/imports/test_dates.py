from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets.imports.dates import OrdersSeen, decide_orders, in_lines, read_date
from fieldcraft.refusal import Refused


def seen(*cells: str, name: str = "Due") -> OrdersSeen:
    column = OrdersSeen(name)
    for line, cell in enumerate(cells, 2):
        column.see(line, cell)
    return column


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-05", "2026/3/5", "2026-03-05T09:30:00Z", "2026-03-05 09:07:3", "5.3.2026", "05.03.26"),
        *("5 Mar 2026", "5. March 2026", "Mar 5, 2026", "March 5 2026 09:30", "05/03/2026 09:30"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text, "dmy") == date(2026, 3, 5)


def test_the_order_tells_which_number_is_the_month() -> None:
    assert read_date("03/04/2026", "dmy") == date(2026, 4, 3)
    assert read_date("03/04/2026", "mdy") == date(2026, 3, 4)


@pytest.mark.parametrize(
    "text", ["", "soon", "31/02/2026", "2026-13-01", "13.13.2026", "5 Foo 2026", "1/2-2026"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_date(text, "dmy") is None


@given(st.dates(), st.sampled_from([("%d/%m/%Y", "dmy"), ("%m/%d/%Y", "mdy"), ("%Y-%m-%d", "mdy")]))
def test_a_day_written_in_an_order_is_read_back_in_it(day: date, form: tuple[str, str]) -> None:
    layout, order = form
    text = day.strftime(layout).replace(f"{day.year}", f"{day.year:04d}")
    if day.year >= 1000:
        assert read_date(text, order) == day


def test_one_telling_date_decides_the_column() -> None:
    assert decide_orders({"due": seen("03/04/2026", "13/04/2026")}, None) == {"due": "dmy"}
    assert decide_orders({"due": seen("03/04/2026", "04/13/2026")}, None) == {"due": "mdy"}


def test_mixed_orders_are_refused_with_their_lines_whatever_was_said() -> None:
    mixed = seen("13/04/2026", "04/13/2026", "01/02/2026")
    for said in (None, "dmy"):
        with pytest.raises(Refused, match=r"first in line 2, the month in line 3.*YYYY-MM-DD"):
            decide_orders({"due": mixed}, said)


def test_a_column_that_could_be_either_is_refused_unless_somebody_says_or_another_column_tells() -> None:
    either = seen("03/04/2026", "05/06/2026")
    with pytest.raises(Refused, match=r"lines 2 and 3 could have .* --dates dmy or --dates mdy"):
        decide_orders({"due": either}, None)
    assert decide_orders({"due": either}, "mdy") == {"due": "mdy"}
    told = {"due": either, "opened": seen("02/28/2026", name="Opened")}
    assert decide_orders(told, None) == {"due": "mdy", "opened": "mdy"}


def test_dates_that_have_one_reading_need_no_order() -> None:
    assert decide_orders({"due": seen("2026-03-04", "5.3.2026", "4/4/2026", "")}, None) == {"due": "dmy"}


def test_an_unknown_order_is_refused() -> None:
    with pytest.raises(Refused, match="dmy or mdy, not ymd"):
        decide_orders({}, "ymd")


def test_lines_are_named_in_words() -> None:
    assert [in_lines(lines) for lines in ([3], [3, 4], [1, 2, 3, 4, 5])] == [
        "line 3",
        "lines 3 and 4",
        "lines 1, 2, 3, 4, 5 …",
    ]
