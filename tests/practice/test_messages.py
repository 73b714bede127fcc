"""Messages say what is so, in words that do not come twice in a year."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from fieldcraft.practice.in_words import quoted
from fieldcraft.practice.messages import AGAIN, said, worded, wordings
from fieldcraft.practice.noticed import Noticed
from fieldcraft.practice.run import Run, by_policy
from fieldcraft.practice.scenarios import Scenario, scenario, scenarios, schedule
from fieldcraft.practice.seen import LATE
from fieldcraft.practice.showing import message
from fieldcraft.practice.state import LIVE, RECORD
from tests.practice.plays import SCENARIO, SEED

# What anybody could fill in at any time.
ALWAYS = {"product", "price", "price_start", "ads", "cash", "learning", "repair", "first_minutes", "team"}


def played_by(each: Scenario, policy: str, seed: int) -> Run:
    run = Run(each, seed)
    while not run.over:
        run = run.with_decision(by_policy(run, policy))
    return run


@pytest.mark.parametrize("wish", [True, False])
@pytest.mark.parametrize("heard", [True, False])
def test_every_situation_can_be_told_when_nothing_particular_is_so(wish: bool, heard: bool) -> None:
    facts = {"wish" if wish else "wish_none", "heard" if heard else "heard_none"}
    names = {name for name, there in (("idea", wish), ("loudest", heard)) if there}
    found = Noticed(facts, dict.fromkeys(ALWAYS | names, "so"))
    assert [id for id, some in wordings().items() if not any(each.fits(found) for each in some)] == []


@pytest.mark.parametrize("name", list(scenarios()))
def test_there_are_words_for_as_often_as_a_situation_can_come_in_a_year(name: str) -> None:
    most: Counter[str] = Counter()
    for seed in range(200):
        for id, times in Counter(each.id[:3] for _, each in schedule(scenario(name), seed)).items():
            most[id] = max(most[id], times)
    for id, times in most.items():
        again = [each for each in wordings()[id] if each.when == {AGAIN}]
        assert times == 1 or len(again) >= times - 1, id


@pytest.mark.parametrize("name", list(scenarios()))
def test_no_message_of_a_year_comes_twice_and_a_second_one_knows_of_the_first(name: str) -> None:
    for seed, policy in enumerate(("competent", "chief", "random")):
        run = played_by(scenario(name), policy, seed)
        texts, met = set(), Counter[str]()
        for number, (_, situation) in enumerate(run.points):
            mail = message(run, situation, number)
            assert mail is not None
            text = mail["text"]
            assert text not in texts and "{" not in text + mail["subject"]
            texts.add(text)
            met[situation.id] += 1
            assert (AGAIN in worded(run, number)[0].when) == (met[situation.id] > 1)
            if met[situation.id] > 1:
                last = max(each for each in range(number) if run.points[each][1].id == situation.id)
                week, answer = run.points[last][0], run.chosen(last).text
                assert f"week {week}" in text + mail["subject"] or answer in text


def test_a_message_stays_as_it_was_when_the_year_goes_on() -> None:
    run = Run(SCENARIO, SEED)
    while not run.over:
        number, before = len(run.decided), message(run, run.situation)
        run = run.with_decision(by_policy(run, "competent"))
        assert message(run, run.points[number][1], number) == before


def test_another_decision_leaves_earlier_messages_as_they_were() -> None:
    run = played_by(SCENARIO, "competent", SEED)
    other = replace(run, decided=run.decided[:9])
    while not other.over:
        other = other.with_decision(by_policy(other, "chief"))
    assert [said(run, each) for each in range(10)] == [said(other, each) for each in range(10)]


def test_who_says_that_people_leave_has_counted_them() -> None:
    """Counted here anew, from what the dashboard prints."""
    told = Counter[bool]()
    for name in ("young-consumer", "young-business", "growing-consumer", "mature-business"):
        for seed in range(3):
            run = played_by(scenario(name), "competent" if seed % 2 else "chief", seed)
            for number, (week, situation) in enumerate(run.points):
                if situation.id not in ("S16", "S11", "S18", "S20", "S05"):
                    continue
                lost = run.lane.shown[0, : max(0, week - LATE[RECORD.index("lost")]), RECORD.index("lost")]
                now, was = (int(np.round(each).sum()) for each in (lost[-4:], lost[-8:-4]))
                _, text = said(run, number)
                counts = re.findall(
                    r"([\d,]+) customers? (?:who )?left .*?, ([\d,]+|none) in the four before", text
                )
                told[bool(counts)] += 1
                for one, other in counts:
                    assert int(one.replace(",", "")) == now
                    assert (0 if other == "none" else int(other.replace(",", ""))) == was
                if "Nobody has left" in text:
                    assert now == 0
                if "They are leaving" in said(run, number)[0]:
                    assert now > was
    assert told[True] and told[False]


def test_nobody_asks_for_what_everybody_has() -> None:
    asked = 0
    for seed in range(6):
        run = played_by(SCENARIO, "chief", seed)
        for number in range(len(run.points)):
            wording, found = worded(run, number)
            standing = run.stands(number).state.standing[0]
            out = {quoted(run.scenario.ideas[idea]) for idea in np.flatnonzero(standing == LIVE)}
            if "idea" in wording.places:
                asked += 1
                assert found.figures["idea"] not in out
            if "own_out" in wording.when:
                assert found.figures["own"] in out
    assert asked


def test_what_has_not_come_in_changes_no_word() -> None:
    run = Run(SCENARIO, SEED)
    for _ in range(9):
        run = run.with_decision(by_policy(run, "random"))
    before = message(run, run.situation)
    run.lane.shown[0, run.lane.week :] = 1e9
    assert message(run, run.situation) == before


def test_the_same_moment_is_told_in_different_words_in_different_runs() -> None:
    subjects: dict[str, list[str]] = {}
    for seed in range(40):
        run = Run(SCENARIO, seed)
        subjects.setdefault(run.points[0][1].id, []).append(said(run, 0)[0])
    assert all(len(set(each)) > 1 for each in subjects.values() if len(each) >= 8)
    assert max(len(each) for each in subjects.values()) >= 8
