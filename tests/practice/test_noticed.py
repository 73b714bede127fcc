"""What can be noticed is what the dashboard and the office show, and nothing that is hidden."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fieldcraft.practice.noticed as noticed_module
from fieldcraft.practice.in_words import quoted
from fieldcraft.practice.messages import AGAIN, wordings
from fieldcraft.practice.noticed import Noticed, noticed
from fieldcraft.practice.run import Run, by_policy
from fieldcraft.practice.scenarios import scenario, scenarios
from fieldcraft.practice.seen import LATE
from fieldcraft.practice.state import CASH, DROPPED, LIVE, RECORD, TESTED
from tests.practice.plays import SCENARIO, SEED

HIDDEN = ("value", "effort", "overstated", "broken", "novelty", "hazard", "conversion", "drift", "need")
NUMBER = 9


def after(decisions: int, policy: str = "competent") -> Run:
    run = Run(SCENARIO, SEED)
    for _ in range(decisions):
        run = run.with_decision(by_policy(run, policy))
    return run


PLAYED = after(NUMBER)


def with_shown(**columns: list[float]) -> Noticed:
    """What is noticed when the newest weeks of these figures were such."""
    run = replace(PLAYED, decided=PLAYED.decided)
    lane = replace(PLAYED.lane, shown=PLAYED.lane.shown.copy())
    for name, newest in columns.items():
        at = RECORD.index(name)
        end = lane.week - LATE[at]
        lane.shown[0, end - len(newest) : end, at] = newest
    run.__dict__["lane"] = lane
    return noticed(run, NUMBER)


@pytest.mark.parametrize(
    ("before", "now", "fact", "said", "said_before"),
    [
        (10, 20, "leave_more", "80 customers", "40"),
        (20, 10, "leave_less", "40 customers", "80"),
        (20, 20, "leave_alike", "80 customers", "80"),
        (20, 21, "leave_alike", "84 customers", "80"),
        (1, 0, "leave_none", "nobody", "4"),
        (0, 0.25, "leave_none", "nobody", "none"),
    ],
)
def test_who_left_is_counted_four_weeks_by_four(
    before: float, now: float, fact: str, said: str, said_before: str
) -> None:
    found = with_shown(lost=[before] * 4 + [now] * 4, paying=[1000.0] * 9)
    facts = {each for each in found.facts if each.startswith("leave_")} - {"leave_some"}
    assert fact in facts and len(facts - {"leave_less", "leave_none"}) <= 1
    assert (found.figures["left"], found.figures["left_before"]) == (said, said_before)


@given(st.lists(st.integers(0, 500), min_size=8, max_size=8), st.integers(200, 5000), st.integers(200, 5000))
def test_no_two_facts_contradict_each_other(lost: list[int], was: int, now: int) -> None:
    found = with_shown(
        lost=[float(each) for each in lost],
        paying=[float(was)] * 5 + [float(now)] * 5,
        wait=[float(now) / 1000],
    )
    for several in (
        {"leave_more", "leave_less", "leave_alike"},
        {"leave_none", "leave_some"},
        {"grow", "shrink", "steady"},
        {"waiting", "answered"},
        {"come_more", "come_less"},
        {"price_same", "price_up", "price_down"},
        {"cash_short", "cash_lasts", "cash_grows", "cash_gone"},
        {"out", "out_none"},
        {"ready", "ready_none"},
        {"test_better", "test_worse", "test_unclear", "test_none"},
    ):
        assert len(several & found.facts) <= 1, several
    assert ("grow" in found.facts) <= (now > was) and ("shrink" in found.facts) <= (now < was)
    assert ("waiting_long" in found.facts) <= ("waiting" in found.facts)


def test_what_is_hidden_changes_nothing_that_is_noticed() -> None:
    before = noticed(PLAYED, NUMBER)
    for name in HIDDEN:
        world = PLAYED.lane.world
        other = replace(PLAYED, decided=PLAYED.decided)
        changed = world._replace(**{name: np.full_like(getattr(world, name), 3)})
        other.__dict__["lane"] = replace(PLAYED.lane, world=changed)
        assert noticed(other, NUMBER) == before, name


def test_a_test_is_told_by_what_it_showed_and_not_by_what_is_so() -> None:
    for new, fact in ((400, "test_better"), (200, "test_worse"), (300, "test_unclear")):
        run = replace(PLAYED, decided=PLAYED.decided)
        state = run.lane.state
        lane = replace(
            run.lane, state=state._replace(tested=state.tested * 0, standing=state.standing.copy() * 0)
        )
        lane.state.tested[0, 5] = (1000, 300, 1000, new)
        lane.state.standing[0, 5] = TESTED
        run.__dict__["lane"] = lane
        found = noticed(run, NUMBER)
        assert {fact, "test_open", "ready", "waits"} <= found.facts
        assert f"{new / 10:.1f}\u00a0% of 1,000" in found.figures["test"]


def test_a_wish_that_is_out_is_known_to_be_out() -> None:
    writer = PLAYED.points[NUMBER][1].writer
    own = int(PLAYED.lane.world.pet[0, writer])
    for standing, fact in ((LIVE, "own_out"), (DROPPED, "own_gone")):
        run = replace(PLAYED, decided=PLAYED.decided)
        state = run.lane.state
        run.__dict__["lane"] = replace(run.lane, state=state._replace(standing=state.standing.copy()))
        run.lane.state.standing[0, own] = standing
        found = noticed(run, NUMBER)
        assert fact in found.facts
        assert found.figures["own"] == quoted(SCENARIO.ideas[own]) != found.figures["idea"]


def test_money_that_is_gone_is_not_said_to_last() -> None:
    run = replace(PLAYED, decided=PLAYED.decided)
    state = run.lane.state
    run.__dict__["lane"] = replace(run.lane, state=state._replace(level=state.level.copy()))
    run.lane.state.level[0, CASH] = 0.0
    facts = noticed(run, NUMBER).facts
    assert "cash_gone" in facts and not facts & {"cash_short", "cash_lasts", "cash_grows"}


def test_every_fact_that_a_wording_waits_for_is_one_that_is_noticed() -> None:
    """A misspelt fact would keep its words from ever being said."""
    code = Path(noticed_module.__file__).read_text("utf-8")
    audience = {each.audience for each in scenarios().values()} | {each.kind for each in scenarios().values()}
    waited = {fact for some in wordings().values() for each in some for fact in each.when}
    assert {each for each in waited - audience - {AGAIN} if f'"{each}"' not in code} == set()


def test_every_figure_that_a_wording_names_is_filled_in_somewhere() -> None:
    named = {name for some in wordings().values() for each in some for name in each.places}
    met = {"then", "answer"}
    for name, policy in (
        ("young-consumer", "chief"),
        ("growing-business", "competent"),
        ("young-consumer", "loudest"),
    ):
        run = Run(scenario(name), 3)
        while not run.over:
            met |= noticed(run, len(run.decided)).figures.keys()
            run = run.with_decision(by_policy(run, policy))
    assert named - met <= {"runway"}
