"""Which runs count across runs and which do not, each with its reason; nothing is played for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from fieldcraft.chance.trend import FEWEST
from fieldcraft.practice.game import Lanes
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions
from fieldcraft.web.practice.across import across_runs
from fieldcraft.web.practice.archive import runs_for_archive, take_runs
from fieldcraft.web.practice.ledgers import DEBRIEFED, DECIDED, add, debriefed_body
from fieldcraft.web.practice.tables import PracticeEntryRow, PracticeRunRow
from tests.web.practice.told_runs import FORECAST, debriefed, ended, forecasts, some, told

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def why(person: Person) -> str:
    found = across_runs(person)
    assert found.runs == () and len(found.left_out) == 1
    return found.left_out[0].why


def test_from_six_debriefed_runs_on_there_is_a_trend_with_its_band(ada: Person) -> None:
    for number in range(FEWEST):
        found = across_runs(ada).decisions
        assert found.trend is None and found.needed == FEWEST - number
        debriefed(ada, number, NOW, skill=-80_000 + 10_000 * number)
    found = across_runs(ada).decisions
    assert found.trend is not None and found.trend.band[0] == pytest.approx(found.trend.band[1])
    assert "they get better, more than luck alone explains" in found.finding


def test_nothing_is_played_or_replayed_for_it(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    some(ada, NOW)
    monkeypatch.setattr(Lanes, "until", None)
    found = across_runs(ada)
    assert [len(each.standings) for each in found.series] == [9, 8, 8]
    assert len(found.left_out) == 6 and found.held.ranges == 82


def test_runs_stand_in_the_order_in_which_they_began_also_after_an_import(ada: Person) -> None:
    for number in range(3):
        debriefed(ada, number, NOW + timedelta(days=number), skill=1000.0 * number)
    ben = Person.objects.create(name="ben")
    take_runs(ben, runs_for_archive(ada)[::-1])
    assert [each.skill for each in across_runs(ben).runs] == [0, 1000, 2000]
    assert across_runs(ben) == across_runs(ada)


def test_a_run_that_goes_on_or_was_not_debriefed_is_left_out(ada: Person) -> None:
    row = ended(ada, 1, NOW, missing=1)
    assert why(ada) == "It is not played to its end yet."
    body = {"bet": 20, "kind": "practice", "week": 50, "choice": "talk", "reason": "so", "ask": None}
    add(row, DECIDED, body | {"forecast": FORECAST}, NOW)
    assert why(ada) == "Its debrief was not worked out yet."


def test_what_a_policy_decided_does_not_count_as_ones_own(ada: Person) -> None:
    ended(ada, 1, NOW, policy=12)
    assert why(ada) == "A policy took 12 of its 20 decisions."


def test_a_world_played_before_counts_once_but_another_company_with_its_seed_counts(ada: Person) -> None:
    first = debriefed(ada, 1, NOW)
    debriefed(ada, 1, NOW)
    other = debriefed(ada, 1, NOW, scenario="mature-business")
    found = across_runs(ada)
    assert [each.run for each in found.runs] == [first.key, other.key]
    assert found.left_out[0].why == "Its world had been played before, so that you knew its year."


def test_a_world_whose_debrief_was_seen_while_the_run_went_on_does_not_count(ada: Person) -> None:
    first = ended(ada, 1, NOW, missing=1)
    debriefed(ada, 1, NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)
    body = {"bet": 20, "kind": "practice", "week": 50, "choice": "talk", "reason": "so", "ask": None}
    add(first, DECIDED, body | {"forecast": FORECAST}, later)
    add(first, DEBRIEFED, debriefed_body(told(0.0)), later)
    found = across_runs(ada)
    assert found.runs == () and "was seen before it ended" in found.left_out[0].why


def test_runs_of_another_model_are_left_out(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    debriefed(ada, 1, NOW)
    monkeypatch.setattr("fieldcraft.practice.model.model_hash", lambda: "another")
    assert "earlier model" in why(ada)
    assert "made on another model" in across_runs(ada).notes[-1]


def test_too_few_forecasts_leave_a_run_out_of_their_series_alone(ada: Person) -> None:
    debriefed(ada, 1, NOW, made=forecasts(n=3))
    debriefed(ada, 2, NOW, made=forecasts(n=0))
    found = across_runs(ada)
    assert [len(each.standings) for each in found.series] == [2, 0, 0]
    assert {(each.series, each.why[:22]) for each in found.left_out} == {
        ("ranges", "Of its ranges, 3 can b"),
        ("ranges", "Of its ranges, 0 can b"),
        ("chances", "Of its yes-or-no forec"),
    }


def test_a_debrief_by_an_earlier_version_says_how_to_take_it_in(ada: Person) -> None:
    row = ended(ada, 1, NOW)
    PracticeRunRow.objects.filter(pk=row.pk).update(debrief={"result": {}})
    assert f"`fieldcraft practice debrief {row.key} --replays 200`" in why(ada)


def test_a_broken_ledger_is_listed_and_the_others_stand(ada: Person) -> None:
    debriefed(ada, 1, NOW)
    broken = debriefed(ada, 2, NOW)
    PracticeEntryRow._base_manager.filter(run=broken, sequence=2).update(body="{}")
    strange = debriefed(ada, 3, NOW)
    last = strange.entries.last()
    assert last is not None
    PracticeEntryRow._base_manager.filter(pk=last.pk).delete()
    add(strange, DEBRIEFED, {"decision_skill": "much"}, NOW)
    odd = debriefed(ada, 4, NOW, made=forecasts() | {"held": 99})
    found = across_runs(ada)
    assert len(found.runs) == 1
    said = {each.run: each.why for each in found.left_out}
    assert "broken: entry 2 was changed" in said[broken.key] and "do not fit" in said[strange.key]
    assert "cannot be read; restore a backup" in said[odd.key]
    lines = [actions.line_of(*each) for each in actions.list_runs(ada)]
    assert [line["broken"] is None for line in lines] == [True, False, False, True]
    assert lines[-1]["decision_skill"] == -50_000 and lines[-1]["unit"] == "EUR"


def test_somebody_elses_runs_are_not_looked_at(ada: Person) -> None:
    debriefed(ada, 1, NOW)
    found = across_runs(Person.objects.create(name="ben"))
    assert (found.runs, found.left_out) == ((), ())
