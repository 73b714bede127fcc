"""`fieldcraft practice`, as a program calls it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import run

pytestmark = pytest.mark.django_db(transaction=True)


def value(*arguments: str, stdin: str = "", code: int = 0) -> Any:
    ran = run("practice", *arguments, "--json", stdin=stdin)
    assert ran.code == code, ran.err
    return json.loads(ran.out)


def test_scenarios_and_policies_are_listed() -> None:
    rows = value("scenarios")
    assert len(rows) >= 6 and all(row.keys() == {"name", "about", "world", "weeks"} for row in rows)
    assert rows[0]["name"] == "young-consumer" and rows[0]["name"] in run("practice", "scenarios").out
    names = value("policies")
    assert {"reference", "competent", "random"} <= set(names)
    assert run("practice", "policies").out.split() == names


def test_a_year_from_start_to_debrief(tmp_path: Path) -> None:
    assert "No runs yet" in run("practice", "list").err
    begun = value("start", "--scenario", "young-business", "--seed", "18446744073709551615")
    id = begun["run"]
    assert begun["week"] == 0 and begun["choices"] and {"quantity", "unit"} <= set(begun["asks"][0])
    decision = {
        "choice": begun["choices"][0]["id"],
        "reason": "It is cheap",
        "forecast": {
            "quantity": next(each["quantity"] for each in begun["asks"] if each["unit"] == "EUR"),
            "p10": -90000,
            "p50": -9000,
            "p90": 90000,
        },
    }
    file = tmp_path / "decision.json"
    file.write_text(json.dumps(decision))
    after = value("decide", id, "--file", str(file))
    assert after["week"] > 0 and after == value("show", id)
    again = run("practice", "decide", id, "--file", "-", stdin=json.dumps({**decision, "week": 0}))
    assert again.code == 2 and "is taken" in again.err and value("show", id) == after
    assert run("practice", "debrief", id, "--skip-own-view").code == 2
    over = value("autoplay", id, "--policy", "competent")
    assert over["choices"] == [] and over["week"] == over["weeks"]
    assert "The year is over" in run("practice", "show", id).out
    asked = run("practice", "debrief", id)
    assert asked.code == 2 and "--own-view FILE" in asked.err
    view = json.dumps({"best": 0, "worst": after["week"], "because": "I looked first"})
    told = run("practice", "debrief", id, "--own-view", "-", "--replays", "20", stdin=view)
    assert told.code == 0 and "You said: best in week 0" in told.out and "Decision 1 of" in told.err
    record = value("debrief", id)
    assert {"decisions", "result", "unit", "replays", "variance_reduction", "regret", "hidden_world"} <= set(
        record
    )
    assert {
        "week",
        "choice",
        "instead_of",
        "effect_here",
        "expected_then",
        "same_luck",
        "forecast_score",
    } <= set(record["decisions"][0])
    assert value("list")[0]["decision_skill"] == record["result"]["decision_skill"]
    offered = value("lessons", id)["offered"]
    assert [each["week"] for each in offered] == [each["week"] for each in record["worst"]]
    week = record["decisions"][0]["week"]
    lesson = json.dumps([{"week": week, "when": "a date is asked for", "i_will": "ask what for"}])
    kept = value("lessons", id, "--file", "-", stdin=lesson)["lessons"]
    assert [(each["id"], each["week"]) for each in kept] == [("P1", week)]
    assert "P1  week 0: When a date is asked for, I will ask what for" in run("practice", "lessons", id).out
    assert run("practice", "lessons", id, "--file", "-", stdin=lesson).code == 2
    assert "P1  When a date is asked for" in run("bets", "lessons").out
    assert json.loads(run("bets", "recall", "P1", "--knew", "no", "--json").out)["id"] == "P1"


def test_what_is_wrong_is_said_with_exit_status_2() -> None:
    id = value("start", "--seed", "1")["run"]
    bad = run("practice", "decide", id, "--file", "-", stdin='{"choice": "x", "price": -1}')
    assert bad.code == 2 and len(bad.err.splitlines()) == 4 and bad.out == ""
    for stdin in ("", "{", "[1]", "null"):
        assert run("practice", "decide", id, "--file", "-", stdin=stdin).code == 2
    for replays in ("0", "1000000"):
        ran = run("practice", "debrief", id, "--replays", replays, "--skip-own-view")
        assert ran.code == 2 and "outside 20 to 5,000" in ran.err
    assert run("practice", "debrief", id, "--own-view", "-", "--skip-own-view", stdin="{}").code == 2
    assert run("practice", "start", "--seed", str(2**64)).code == 2
    assert run("practice", "start", "--scenario", "nowhere").code == 2
    assert run("practice", "autoplay", id, "--policy", "nobody").code == 2
    assert run("practice", "show", "ffffffffffffffff").code == 2
    assert "no terminal" in run("practice", "play", id).err
    assert value("show", id)["week"] == 0
