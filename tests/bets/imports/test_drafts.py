from __future__ import annotations

import io
import json
from typing import Any

import pytest

from fieldcraft.bets.settlement import Happened, Value
from tests.bets.drafts import FULL, RANGE, draft
from tests.bets.imports.files import bad, good

OLD = {"opened": "2025-01-02", "settled": "2025-03-02", "outcome": {"happened": "yes"}}


def lines(*values: Any, start: bytes = b"") -> io.BytesIO:
    return io.BytesIO(start + b"".join(json.dumps(value).encode() + b"\n" for value in values))


def test_a_line_is_a_draft_with_its_life() -> None:
    (bet,) = good(lines(FULL | {"due": "2025-03-01"} | OLD, start=b"\xef\xbb\xbf"))
    assert bet.draft.to_dict() == FULL | {"due": "2025-03-01"}
    assert bet.outcome == Happened("yes")


def test_a_range_has_a_value_and_an_open_bet_nothing() -> None:
    ranged = draft(forecast=RANGE) | OLD | {"outcome": {"value": 33}}
    ongoing = draft(title="Another") | {"opened": "2025-01-02"}
    first, second = good(lines(ranged, ongoing))
    assert (first.outcome, second.outcome) == (Value(33), None)


def test_certainty_is_kept_in_an_old_bet() -> None:
    assert good(lines(draft(forecast={"probability": 1}) | OLD))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"opened": None}, "day on which the bet was opened is missing"),
        ({"opened": "2/1/2025"}, "is not a date"),
        ({"settled": 3}, "is not a date"),
        ({"outcome": {"happened": "perhaps"}}, '"perhaps" is unknown'),
        ({"outcome": "yes"}, "must be a JSON object"),
        ({"outcome": {"value": "much"}}, "must be a number"),
        ({"outcome": {}}, "happened is missing"),
        ({"title": ""}, "title is missing"),
        ({"colour": "red"}, "no field"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(change: dict[str, Any], why: str) -> None:
    assert why in bad(lines(draft(due="2025-03-01") | OLD | change))[1]


@pytest.mark.parametrize("line", [b"{\n", b'{"a": \xff}\n', b"[" * 5000 + b"\n", b"3\n"])
def test_a_line_that_is_no_draft_is_bad(line: bytes) -> None:
    assert set(bad(io.BytesIO(lines(draft() | OLD).getvalue() + line))) == {2}


def test_the_same_line_twice_is_bad() -> None:
    assert bad(lines(draft() | OLD, draft() | OLD)) == {2: "It is the same as line 1; remove one of them."}


def test_a_field_that_stands_twice_is_told_with_its_line() -> None:
    line = json.dumps(draft() | OLD).encode().replace(b'"title"', b'"title": "Other", "title"', 1)
    assert 'The field "title" stands twice' in bad(io.BytesIO(line + b"\n"))[1]
