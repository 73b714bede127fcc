from __future__ import annotations

import json

import pytest

from tests.bets.drafts import FULL
from tests.cli.run import run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("day")]


REVIEW = {"weakest_decision": "x", "lesson": {"when": "a campaign runs", "i_will": "wait a week"}}


def reviewed() -> None:
    run("bets", "open", "--file", "-", stdin=json.dumps(FULL))
    run("bets", "settle", "1", "--happened", "yes", "--unrated")
    assert run("bets", "review", "1", "--file", "-", stdin=json.dumps(REVIEW)).code == 0


def test_lessons_are_listed() -> None:
    assert "No lessons yet" in run("bets", "lessons").err
    reviewed()
    assert run("bets", "lessons").out == "L1  When a campaign runs, I will wait a week\n"
    (lesson,) = json.loads(run("bets", "lessons", "--json").out)
    assert (lesson["id"], lesson["bet"], lesson["recall_on"]) == ("L1", "1", "2026-03-07")


def test_a_lesson_is_recalled_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    reviewed()
    days = ("2026-03-07", "2026-03-21", "2026-05-21")
    for day, following in zip(days, (*days[1:], None), strict=True):
        monkeypatch.setenv("FIELDCRAFT_TODAY", day)
        assert (
            json.loads(run("bets", "recall", "L1", "--knew", "yes", "--json").out)["recall_on"] == following
        )
    forgotten = run("bets", "recall", "1", "--knew", "no").out
    assert forgotten.splitlines()[-1] == "It comes back on 2026-05-23."


def test_what_is_no_lesson_is_not_recalled() -> None:
    assert run("bets", "recall", "L1", "--knew", "no").code == 2
    run("bets", "open", "--file", "-", stdin=json.dumps(FULL))
    refused = run("bets", "recall", "L1", "--knew", "no")
    assert (refused.code, refused.out) == (2, "") and "holds no lesson" in refused.err
