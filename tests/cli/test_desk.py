from __future__ import annotations

import json

import pytest

from tests.bets.drafts import FULL
from tests.cli.run import run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("day")]
RATING = {"knew": "three interviews", "left_out": "the campaign", "again": True, "decision": 4}


def opened(**changes: object) -> str:
    ran = run("bets", "open", "--file", "-", "--json", stdin=json.dumps(FULL | changes))
    return str(json.loads(ran.out)["id"])


def test_an_empty_desk_says_that_nothing_is_due() -> None:
    assert run("desk").out == "Thu 5 March\n\nNothing is due today.\n"
    value = json.loads(run("desk", "--json").out)
    assert value["day"] == "2026-03-05" and value["due"] == {"bets": [], "more": False}
    assert value["week"] == []


def test_the_desk_shows_what_is_due_what_runs_and_what_was_planned() -> None:
    due, later = opened(due="2026-03-05", title="Cut the form"), opened(title="Later")
    said = run("desk").out
    assert "Due today (1)" in said and f"{due:>5}  Cut the form" in said and "to rate" in said
    assert "Open bets (1)" in said and f"{later:>5}  Later" in said
    assert "You said you would" in said and FULL["if_then"] in said


def test_the_week_stands_last_and_in_the_json() -> None:
    id = opened(title="Cut the form")
    assert run("bets", "rate", id, "--file", "-", stdin=json.dumps(RATING)).code == 0
    assert run("bets", "settle", id, "--happened", "no").code == 0
    said = run("desk").out
    assert "Waiting for review (1)" in said
    assert said.rstrip().endswith("Waiting: 1 to review.")
    assert "What the week taught\n       “Cut the form” was settled: bad luck." in said
    value = json.loads(run("desk", "--json").out)
    assert value["week"] == ["“Cut the form” was settled: bad luck.", "Waiting: 1 to review."]
    assert value["to_review"]["bets"][0]["cell"] == "bad_luck"


def test_lessons_to_recall_show_their_cue_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    id = opened(title="Cut the form")
    assert run("bets", "settle", id, "--happened", "no", "--unrated").code == 0
    review = {"weakest_decision": "x", "lesson": {"when": "a date is asked", "i_will": "wait"}}
    assert run("bets", "review", id, "--file", "-", stdin=json.dumps(review)).code == 0
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-12")
    said = run("desk").out
    assert "To recall (1)" in said and "When a date is asked, I will …" in said and "wait" not in said
    assert "What the week taught" not in said
