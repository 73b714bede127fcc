from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from fieldcraft.cli.acting import acting
from fieldcraft.web.practice import actions
from tests.bets.drafts import FULL, RANGE
from tests.cli.run import run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("day")]


def settled(count: int) -> None:
    for number in range(count):
        opened = json.loads(run("bets", "open", "--file", "-", "--json", stdin=json.dumps(FULL)).out)
        happened = "yes" if number % 3 else "no"
        assert run("bets", "settle", opened["id"], "--happened", happened, "--unrated").code == 0


def test_calibration_says_when_nothing_can_be_said_yet() -> None:
    settled(1)
    value = json.loads(run("bets", "calibration", "--json").out)
    assert (value["bets"], value["settled"], value["enough"]) == (1, 1, False)
    assert value["brier"] == pytest.approx(0.49)
    said = run("bets", "calibration").out
    assert said.startswith("Bets: 1, of them settled: 1.\nNothing can be said yet")
    assert json.loads(run("bets", "calibration", "--kind", "reading", "--json").out)["bets"] == 0
    assert json.loads(run("bets", "calibration", "--tag", "onboarding", "--json").out)["bets"] == 1


def test_with_twenty_settled_bets_the_curve_is_drawn() -> None:
    settled(20)
    said = run("bets", "calibration").out
    assert "of 20, you gave 70" in said and "Nothing can be said yet" not in said
    assert "2026, quarter 1" in said and "By kind" not in said
    value = json.loads(run("bets", "calibration", "--json").out)
    assert value["over_time"]["quarters"][0]["n"] == 20
    assert [(each["name"], each["n"]) for each in value["apart"]["tag"]] == [("onboarding", 20)]


def test_groups_are_told_apart_where_there_are_several() -> None:
    settled(20)
    draft = FULL | {"kind": "reading"}
    opened = json.loads(run("bets", "open", "--file", "-", "--json", stdin=json.dumps(draft)).out)
    assert run("bets", "settle", opened["id"], "--happened", "yes", "--unrated").code == 0
    said = run("bets", "calibration").out
    assert "By kind:\nwork: 20 bets, Brier score" in said and "reading: 1 bets" not in said
    assert "reading: too few to say" in said


def test_ranges_are_said_unit_by_unit() -> None:
    for value in [36] * 17 + [60, 70, 10]:
        draft = FULL | {"forecast": RANGE}
        opened = json.loads(run("bets", "open", "--file", "-", "--json", stdin=json.dumps(draft)).out)
        assert run("bets", "settle", opened["id"], "--value", str(value), "--unrated").code == 0
    said = run("bets", "calibration").out
    assert "Ranges in %: 17 of 20 held" in said and "interval score" in said and "weighted" in said


def test_practice_bets_of_runs_come_only_when_asked_for() -> None:
    with acting() as me:
        now = datetime(2026, 3, 5, 12, tzinfo=UTC)
        at = actions.start_run(me.person, None, 7, now)
        assert at.run.situation is not None
        said = {"choice": at.run.situation.choices[0].id, "reason": "so", "forecast": {"probability": 0.5}}
        actions.decide(me.person, at.id, said, now)
        actions.autoplay(me.person, at.id, "chief", now)
    asked = run("bets", "calibration", "--kind", "practice")
    assert "Bets: 1, of them settled: 1." in asked.out and "hang together" in asked.out
    assert json.loads(run("bets", "calibration", "--json").out)["bets"] == 0
    value = json.loads(run("bets", "calibration", "--kind", "practice", "--json").out)
    assert (value["bets"], value["settled"], value["brier"]) == (1, 1, 0.25)
