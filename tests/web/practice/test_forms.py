"""What is typed becomes the JSON that the rules read."""

from __future__ import annotations

from fieldcraft.practice.run import Run, by_policy
from fieldcraft.web.practice.forms import DecisionForm, OwnViewForm, StartForm
from tests.practice.plays import SCENARIO, SEED


def test_a_range_a_chance_and_nothing() -> None:
    run = Run(SCENARIO, SEED)
    said = DecisionForm.of(run, {"about": "paying", "p10": "1", "p50": "x", "week": "0"}).to_decision()
    assert (
        said["forecast"] == {"quantity": "paying", "p10": 1.0, "p50": "x", "p90": None} and said["week"] == 0
    )
    said = DecisionForm.of(run, {"about": "grows", "chance": "70 %", "week": "9" * 5000}).to_decision()
    assert said["forecast"] == {"question": "grows", "probability": 0.7} and said["week"] == "9" * 5000
    assert DecisionForm.of(run, {}).to_decision()["forecast"] is None
    assert len(DecisionForm.of(run)["choice"]) == len(run.points[0][1].choices)


def test_an_own_view_picks_weeks() -> None:
    run = Run(SCENARIO, SEED)
    run = run.with_decision(by_policy(run, "reference"))
    view = OwnViewForm.of(run, {"best": "0", "worst": ""}).to_view()
    assert view == {"best": 0, "worst": None, "because": ""}
    assert len(OwnViewForm.of(run)["best"]) == 1


def test_each_start_has_a_key_of_its_own() -> None:
    one, two = (StartForm.fresh().initial["form_key"] for _ in range(2))
    assert one != two
