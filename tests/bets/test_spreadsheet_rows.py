from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.imports.candidate import Candidate
from fieldcraft.bets.imports.plan import Choices
from fieldcraft.bets.imports.reading import plan_import, read_bets
from fieldcraft.bets.life import open_bet, settle
from fieldcraft.bets.settlement import Happened, Value
from fieldcraft.bets.spreadsheet_rows import FORMULA_STARTS, HEADER, neutral, spreadsheet_lines
from tests.bets.drafts import FULL, RANGE, TODAY, draft

CHANCE = open_bet("1", read_draft(FULL, TODAY), TODAY)[0]
RANGED = open_bet("2", read_draft(draft(forecast=RANGE | {"p10": -30}), TODAY), TODAY)[0]


def cells(*bets: object) -> list[list[str]]:
    data = b"".join(spreadsheet_lines(bets, TODAY))  # type: ignore[arg-type]
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_bet_is_a_row_under_the_header() -> None:
    header, first, second = cells(settle(CHANCE, Happened("no"), TODAY, unrated=True)[0], RANGED)
    assert tuple(header) == HEADER
    row = dict(zip(HEADER, first, strict=True))
    assert (row["probability"], row["happened"], row["settled"]) == ("0.7", "no", "2026-03-05")
    assert (row["title"], row["tags"], row["unwitnessed"]) == (FULL["title"], "onboarding", "no")
    row = dict(zip(HEADER, second, strict=True))
    assert (row["p10"], row["unit"], row["probability"]) == ("-30.0", "%", "")


def test_the_value_of_a_range_is_a_number() -> None:
    _, row = cells(settle(RANGED, Value(-3.5), TODAY, unrated=True)[0])
    assert dict(zip(HEADER, row, strict=True))["value"] == "-3.5"


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_text_is_a_formula(start: str) -> None:
    assert neutral(f"{start}cmd|calc") == f"'{start}cmd|calc"


@given(st.text())
def test_no_text_begins_like_a_formula_and_each_can_be_had_back(text: str) -> None:
    safe = neutral(text)
    assert not safe.startswith(FORMULA_STARTS)
    assert text == (safe if safe == text else safe[1:])


def test_a_title_that_is_a_formula_is_text_in_the_file_and_whole_when_it_is_imported_again() -> None:
    bet = open_bet("1", read_draft(draft(title="=cmd|' /C calc'!A0"), TODAY), TODAY)[0]
    assert cells(bet)[1][1] == "'=cmd|' /C calc'!A0"
    file = io.BytesIO(b"".join(spreadsheet_lines([bet, RANGED], TODAY)))
    again = list(read_bets(file, plan_import(file, Choices()), TODAY))
    assert all(isinstance(each, Candidate) for each in again)
    assert [each.draft.title for each in again if isinstance(each, Candidate)] == [
        bet.draft.title,
        RANGED.draft.title,
    ]
