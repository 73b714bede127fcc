from __future__ import annotations

import io

import pytest

from fieldcraft.bets.imports.plan import Choices
from fieldcraft.bets.imports.reading import holds_json, known_format, plan_import
from fieldcraft.refusal import Refused
from tests.bets.imports.files import (
    FATEBOOK_HEADER,
    PREDICTIONBOOK_HEADER,
    bad,
    fatebook_line,
    file_of,
    good,
    predictionbook_line,
)

HEADER = "Title,Probability,Opened,Due"
GOOD = "It converts,70,02/01/2025,13/03/2025"


@pytest.mark.parametrize(
    ("lines", "format"),
    [
        ([FATEBOOK_HEADER, fatebook_line()], "fatebook"),
        ([PREDICTIONBOOK_HEADER, predictionbook_line()], "predictionbook"),
        ([HEADER, GOOD], "spreadsheet"),
        (['{"title": "x"}'], "drafts"),
    ],
)
def test_the_format_is_known_by_how_the_file_begins(lines: list[str], format: str) -> None:
    file = file_of(lines)
    plan = plan_import(file, Choices())
    assert (plan.format, plan.rows) == (format, 1)
    assert holds_json(file) == (format == "drafts")
    assert (known_format(lines[0].split(",")) is None) == (format in ("spreadsheet", "drafts"))


def test_what_was_decided_over_whole_columns_is_in_the_plan() -> None:
    plan = plan_import(file_of([HEADER, GOOD]), Choices())
    assert (plan.orders, plan.scale) == ({"opened": "dmy", "due": "dmy"}, "percent")
    assert plan.to_dict()["columns"] == {
        "Title": "title",
        "Probability": "probability",
        "Opened": "opened",
        "Due": "due",
    }


def test_mixed_date_orders_are_refused_with_their_lines() -> None:
    file = file_of([HEADER, GOOD, "Another,70,02/01/2025,03/13/2025"])
    with pytest.raises(
        Refused, match=r"“Due” mix two orders: the day comes first in line 2, the month in line 3"
    ):
        plan_import(file, Choices())


def test_columns_that_were_said_make_any_table_a_spreadsheet() -> None:
    said = {"description": "title", "deadline": "due", "mean_confidence": "probability"}
    file = file_of([PREDICTIONBOOK_HEADER, predictionbook_line()])
    assert plan_import(file, Choices(columns=said)).format == "spreadsheet"


def test_a_missing_day_of_opening_is_noted() -> None:
    plan = plan_import(file_of(["Title,Probability,Due", "It converts,70 %,2025-03-01"]), Choices())
    assert plan.notes == ("No column says when a bet was opened; the due date is taken for it.",)


def test_a_row_that_stands_there_twice_is_bad() -> None:
    lines = [HEADER, GOOD, "Another,70,02/01/2025,13/03/2025", GOOD]
    assert bad(file_of(lines)) == {4: "It is the same as line 2; remove one of them."}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_bets_read_the_same_in_every_encoding(encoding: str) -> None:
    lines = [HEADER, "Über 36 %,70,02/01/2025,13/03/2025"]
    assert [bet.draft.title for bet in good(file_of(lines, encoding))] == ["Über 36 %"]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(Refused, match="not sports"):
        plan_import(io.BytesIO(b"x"), Choices(kind="sports"))


def test_a_header_without_lines_is_refused() -> None:
    with pytest.raises(Refused, match="no line below it"):
        plan_import(file_of([HEADER]), Choices())


def test_letters_that_may_be_read_wrongly_are_noted() -> None:
    (note,) = plan_import(file_of([HEADER, "Über 36 %,70,02/01/2025,13/03/2025"], "cp1252"), Choices()).notes
    assert "Windows-1252" in note


@pytest.mark.parametrize("start", [b"[{", b"\xef\xbb\xbf [\n {"])
def test_a_json_list_is_told_from_json_lines(start: bytes) -> None:
    with pytest.raises(Refused, match="one JSON list"):
        plan_import(io.BytesIO(start + b'"title": "x"}]'), Choices())
