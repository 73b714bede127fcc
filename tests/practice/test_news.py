"""What reaches the desk follows from what was done, and colleagues' patience is seen in what they do."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.effects import meant
from fieldcraft.practice.in_words import quoted
from fieldcraft.practice.looked_up import beside, came_of
from fieldcraft.practice.news import TOLD_TALKS, manner, news
from fieldcraft.practice.office import words
from fieldcraft.practice.run import Decided, Run, by_policy
from fieldcraft.practice.scenarios import scenario, scenarios
from fieldcraft.practice.situations import WRITERS
from fieldcraft.practice.state import LIVE
from tests.practice.plays import SCENARIO, SEED


def decided(run: Run, mood: str) -> Run:
    """The run after the first choice with this mood, or else the last choice."""
    assert run.situation is not None
    choices = run.situation.choices
    found = next((each for each in choices if each.orders.mood == mood), choices[-1])
    return run.with_decision(Decided(run.week, found.id, "so"))


@pytest.mark.parametrize("name", list(scenarios()))
def test_every_week_of_every_company_can_be_told(name: str) -> None:
    run = Run(scenario(name), SEED)
    assert news(run) == [] and came_of(run) == []
    told = set()
    while not run.over:
        for line in (*beside(run), *came_of(run), *(each["text"] for each in news(run))):
            assert "{" not in line and "nan" not in line and line.strip() == line
            told.add(line)
        run = run.with_decision(by_policy(run, "random"))
    assert len(told) > 20


def test_who_is_refused_again_and_again_behaves_otherwise_than_who_is_pleased() -> None:
    cross, glad = Run(SCENARIO, SEED), Run(SCENARIO, SEED)
    letters = []
    while not cross.over:
        cross, glad = decided(cross, "refuse"), decided(glad, "please")
        letters += [each["text"] for each in news(cross)]
    differ = [manner(cross, who) != manner(glad, who) for who in range(len(WRITERS))]
    assert any(differ) and any("feel heard" in each or "ask product" in each for each in letters)


def test_a_promise_is_remembered_until_it_is_kept() -> None:
    remembered = 0
    for seed in range(6):
        run = Run(SCENARIO, seed)
        while not run.over:
            run = decided(run, "promise")
            remembered += any(" in week " in each["text"] for each in news(run))
    assert remembered


def test_a_promise_that_was_kept_is_told_once_and_no_longer_asked_for() -> None:
    kept = 0
    for seed in range(6):
        run = Run(SCENARIO, seed)
        while not run.over:
            run = decided(run, "promise")
            was, now = run.stood[-1], run.lane
            situation, choice = run.points[len(run.decided) - 1][1], run.chosen(len(run.decided) - 1)
            for who in range(len(WRITERS)):
                idea = int(was.plan.promised[0, who]) - 1
                if who == situation.writer and choice.orders.mood is not None:
                    idea = meant(was, situation, choice) if choice.orders.mood == "promise" else -1
                if idea < 0 or now.state.standing[0, idea] != LIVE:
                    continue
                kept += 1
                name = run.scenario.people[who].name
                theirs = [each["text"] for each in news(run) if each["from"] == name]
                named = [each for each in theirs if run.scenario.ideas[idea] in each]
                assert len(named) == 1 and "week" in named[0]
                assert now.plan.promised[0, who] == 0
    assert kept


def test_what_goes_on_unchanged_is_not_told_again_nor_anything_in_the_same_words() -> None:
    for policy in ("chief", "loudest"):
        run, before = Run(SCENARIO, 5), set[str]()
        while not run.over:
            run = run.with_decision(by_policy(run, policy))
            texts = [each["text"] for each in news(run)]
            assert len(texts) == len(set(texts)) and not before & set(texts)
            before = set(texts)


def test_news_of_the_work_is_what_changed_since_the_last_decision() -> None:
    run = Run(SCENARIO, SEED)
    for _ in range(6):
        run = run.with_decision(by_policy(run, "reference"))
        was, is_ = run.stood[-1].state.standing[0], run.lane.state.standing[0]
        out = [run.scenario.ideas[idea] for idea in np.flatnonzero((was != LIVE) & (is_ == LIVE))]
        mine = [each["text"] for each in news(run) if each["from"] == run.scenario.people[3].name]
        assert all(sum(quoted(name) in each for each in mine) == 1 for name in out)
        told = [each for each in mine if "everybody" in each.casefold() or "to all of them" in each]
        assert len(told) == len(out)


def test_what_was_heard_is_told_by_who_was_told_that_one_would_ask_and_to_nobody_else() -> None:
    told = 0
    for seed in range(8):
        run = Run(SCENARIO, seed)
        while (situation := run.situation) is not None:
            asks = [each for each in situation.choices if each.orders.shift.get("learning", 0.0) > 0]
            chosen = asks[0] if asks else situation.choices[0]
            run = run.with_decision(Decided(run.week, chosen.id, "so"))
            writer = run.scenario.people[situation.writer].name
            heard = [each for each in news(run) if " talks" in each["text"]]
            assert len(heard) <= bool(asks) and all(each["from"] == writer for each in heard)
            told += len(heard)
    assert told > 10


def test_talks_are_told_as_more_than_guessed_only_where_they_say_more() -> None:
    sides = set()
    for seed in range(8):
        run = Run(SCENARIO, seed)
        while (situation := run.situation) is not None:
            asks = [each for each in situation.choices if each.orders.shift.get("learning", 0.0) > 0]
            run = run.with_decision(Decided(run.week, (asks or situation.choices)[0].id, "so"))
            for text in (each["text"] for each in news(run) if " talks" in each["text"]):
                idea = next(at for at, name in enumerate(run.scenario.ideas) if quoted(name) in text)
                talks, said = run.lane.state.heard[0, idea] - run.stood[-1].state.heard[0, idea]
                more = said / talks > run.lane.world.guess[run.lane.lanes[0], idea]
                assert talks >= TOLD_TALKS and f"{talks:.0f} talks" in text
                mine = words().news["talks_more" if more else "talks_less"][WRITERS[situation.writer]]
                assert any(
                    text == each.format(talks=f"{talks:.0f}", idea=quoted(run.scenario.ideas[idea]))
                    for each in mine
                )
                sides.add(more)
    assert sides == {True, False}
