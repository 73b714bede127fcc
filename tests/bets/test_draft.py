from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from fieldcraft.bets.draft import Draft, missing_parts, read_draft
from fieldcraft.refusal import Refused

from .drafts import FULL, TODAY, draft, drafts


def problems(value: object) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        read_draft(value, TODAY)
    return refused.value.problems


@given(drafts)
def test_a_draft_read_and_written_reads_the_same(value: dict[str, Any]) -> None:
    read = read_draft(value, TODAY)
    written = json.loads(json.dumps(read.to_dict()))
    assert read_draft(written, TODAY) == read
    assert Draft.from_dict(written) == read


def test_a_full_draft_lacks_nothing() -> None:
    assert missing_parts(read_draft(FULL, TODAY)) == ()


def test_what_is_missing_is_said_and_does_not_refuse() -> None:
    missing = missing_parts(read_draft(draft(options=["Only one"], reversible=False), TODAY))
    assert "No if-then plan yet." in missing
    assert any("two options" in sentence for sentence in missing)
    assert not any("undone" in sentence for sentence in missing)
    assert len(missing) == 11


def test_everything_that_is_wrong_is_said_at_once() -> None:
    found = problems({"tittle": "x", "reversible": "no", "options": "one", "goal": 3})
    assert len(found) == 8
    assert 'The draft has no field "tittle"; did you mean title?' in found
    for name in ("title", "kind", "forecast", "due date"):
        assert any(f"The {name} is missing; " in sentence for sentence in found)


@pytest.mark.parametrize("value", [None, [], "text", 3, True])
def test_a_draft_is_an_object(value: object) -> None:
    (sentence,) = problems(value)
    assert sentence.startswith("The draft must be a JSON object")


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2026-03-01", "The date 1 March 2026 has passed; choose a day from today on."),
        ("2026-02-31", "The due 2026-02-31 is not a day of the calendar; look the day up again."),
        ("2101-01-01", "The due 2101-01-01 lies after the year 2100; choose a nearer day."),
        ("1 March", 'The due "1 March" is not a date; write it as YYYY-MM-DD.'),
        ("20260401", 'The due "20260401" is not a date; write it as YYYY-MM-DD.'),
        (20260401, "The due 20260401 is not a date; write it as YYYY-MM-DD."),
    ],
)
def test_a_due_date_that_cannot_be_is_refused(due: object, said: str) -> None:
    assert problems(draft(due=due)) == (said,)


def test_today_is_early_enough() -> None:
    assert read_draft(draft(due=TODAY.isoformat()), TODAY).due == TODAY


def test_practice_bets_are_opened_by_the_simulation_only() -> None:
    (sentence,) = problems(draft(kind="practice"))
    assert sentence.startswith("Practice bets are opened by the simulation;")


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "hope"},
        {"kind": 3},
        {"title": "x" * 201},
        {"goal": "x" * 10_001},
        {"goal": "bell \x07"},
        {"goal": "half \ud800"},
        {"title": "  \n "},
        {"tags": ["fine", 3]},
        {"tags": ["x"] * 101},
        {"base_rate": {"k": 3, "n": 2, "of": "x"}},
        {"base_rate": {"k": 0, "n": 0, "of": "x"}},
        {"base_rate": {"k": 1.5, "n": 2}},
        {"base_rate": "1 of 2"},
        {"stake": {"hours": -1, "money": None}},
        {"stake": {"hours": "two"}},
        {"stake": {"hours": float("inf")}},
        {"reversible": 1},
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_one_sentence(changes: dict[str, Any]) -> None:
    (sentence,) = problems(draft(**changes))
    assert sentence.endswith((".", "?"))


def test_tags_are_few_and_short_so_that_lists_can_hold_them() -> None:
    for tags, said in (
        (["x"] * 11, "There are 11 tags"),
        (["y" * 41], "is too long"),
        (["a\nb"], "one line"),
    ):
        with pytest.raises(Refused, match=said):
            read_draft(draft(tags=tags), TODAY)
    assert read_draft(draft(tags=["y" * 40] * 10), TODAY).tags == ("y" * 40,) * 10
