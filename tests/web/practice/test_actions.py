"""What a person does with runs: kept in a ledger of their own, private, and nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from fieldcraft.bets.ledger import Entry, verify
from fieldcraft.practice.run import MOST_SEED
from fieldcraft.refusal import Refused
from fieldcraft.web.bets.actions import ledger_head
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.data.erasing import erase_everything
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions
from fieldcraft.web.practice.ledgers import add, kept
from fieldcraft.web.practice.tables import PracticeEntryRow, PracticeRunRow
from tests.web.practice.told_runs import told as noted

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def decision(at: actions.Played, **changed: Any) -> dict[str, Any]:
    assert at.run.situation is not None
    said = {
        "choice": at.run.situation.choices[0].id,
        "reason": "We know little",
        "forecast": {"quantity": "paying", "p10": 1000, "p50": 1400, "p90": 2000},
    }
    return said | changed


def test_a_run_is_worked_out_anew_from_its_ledger_each_time(ada: Person) -> None:
    at = actions.start_run(ada, None, 7, NOW)
    for _ in range(4):
        at = actions.decide(ada, at.id, decision(at), NOW)
    assert actions.show_run(ada, at.id).shown() == at.shown()
    entries = [each.to_entry() for each in at.row.entries.all()]
    assert verify(entries) is None
    kinds = [each.kind for each in entries if isinstance(each, Entry)]
    assert kinds[0] == "run_started" and kinds.count("bet_opened") == 4 and kinds.count("bet_settled") >= 1


def test_practice_bets_stay_out_of_the_persons_bets_and_ledger(ada: Person) -> None:
    before = ledger_head(ada)
    at = actions.start_run(ada, None, 7, NOW)
    actions.decide(ada, at.id, decision(at), NOW)
    assert ledger_head(ada) == before and not BetRow.objects.filter(owner=ada).exists()


def test_the_seed_is_drawn_and_recorded_and_the_name_does_not_tell_it(ada: Person) -> None:
    one, two = (actions.start_run(ada, None, None, NOW) for _ in range(2))
    assert one.run.seed != two.run.seed and one.id != two.id
    assert kept(one.row).start["seed"] == str(one.run.seed)
    same = actions.start_run(ada, None, MOST_SEED, NOW), actions.start_run(ada, None, str(MOST_SEED), NOW)
    assert same[0].run.seed == MOST_SEED and same[0].id != same[1].id
    assert same[0].shown() | {"run": ""} == same[1].shown() | {"run": ""}


def test_what_is_wrong_with_a_start_is_said_at_once_and_begins_nothing(ada: Person) -> None:
    with pytest.raises(Refused) as refused:
        actions.start_run(ada, "nowhere", 2**64, NOW)
    assert len(refused.value.problems) == 2 and actions.list_runs(ada) == []


def test_two_tabs_decide_a_week_once(ada: Person) -> None:
    at = actions.start_run(ada, None, 7, NOW)
    actions.decide(ada, at.id, decision(at, week=0), NOW)
    with pytest.raises(Refused, match="is taken and cannot be undone"):
        actions.decide(ada, at.id, decision(at, week=0), NOW)
    assert len(actions.show_run(ada, at.id).run.decided) == 1


def test_a_form_sent_twice_begins_one_run(ada: Person) -> None:
    assert actions.start_run(ada, None, 7, NOW, "k").id == actions.start_run(ada, None, 7, NOW, "k").id


def test_somebody_elses_run_is_not_found(ada: Person) -> None:
    at = actions.start_run(ada, None, 7, NOW)
    ben = Person.objects.create(name="ben")
    for act in (
        lambda: actions.show_run(ben, at.id),
        lambda: actions.decide(ben, at.id, decision(at), NOW),
        lambda: actions.autoplay(ben, at.id, "random", NOW),
        lambda: actions.debrief_run(ben, at.id, skip_own_view=True, now=NOW),
        lambda: actions.keep_own_view(ben, at.id, {}, NOW),
        lambda: actions.go_without_view(ben, at.id, NOW),
        lambda: actions.keep_debrief(ben, at.id, {}, NOW),
    ):
        with pytest.raises(actions.NoSuchRun):
            act()
    assert actions.list_runs(ben) == []


def test_a_run_of_an_older_model_is_listed_and_says_that_it_cannot_be_played(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = actions.start_run(ada, None, 7, NOW)
    monkeypatch.setattr("fieldcraft.practice.model.model_hash", lambda: "another")
    with pytest.raises(Refused, match="earlier model"):
        actions.show_run(ada, at.id)
    [(row, held)] = actions.list_runs(ada)
    assert actions.line_of(row, held)["playable"] is False


def test_a_changed_ledger_is_refused(ada: Person) -> None:
    at = actions.start_run(ada, None, 7, NOW)
    actions.decide(ada, at.id, decision(at), NOW)
    row = at.row.entries.get(sequence=2)
    assert '"bet":1' in row.body
    PracticeEntryRow._base_manager.filter(pk=row.pk).update(body=row.body.replace("We know", "I knew"))
    with pytest.raises(Refused, match="entry 2 was changed"):
        actions.show_run(ada, at.id)


def test_a_whole_chain_that_holds_something_else_is_refused_too(ada: Person) -> None:
    row = PracticeRunRow.objects.create(owner=ada, key="k", scenario="young-consumer", started=NOW.date())
    add(row, "run_started", {"run": "k"}, NOW)
    with pytest.raises(Refused, match="its entries do not fit"):
        actions.show_run(ada, "k")
    [line] = [actions.line_of(*each) for each in actions.list_runs(ada)]
    assert "do not fit" in line["broken"] and not line["playable"] and not line["over"]


def test_an_entry_is_never_changed_or_deleted(ada: Person) -> None:
    row = actions.start_run(ada, None, 7, NOW).row.entries.get()
    for change in (row.save, row.delete):
        with pytest.raises(RuntimeError, match="never"):
            change()


def test_a_finished_run_is_debriefed_after_the_own_view_and_once_only(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = actions.start_run(ada, None, 7, NOW)
    with pytest.raises(Refused, match="play it to its end first"):
        actions.debrief_run(ada, at.id, skip_own_view=True, now=NOW)
    at = actions.autoplay(ada, actions.decide(ada, at.id, decision(at), NOW).id, "loudest", NOW)
    assert at.run.over and at.shown()["choices"] == []
    with pytest.raises(Refused, match="is over"):
        actions.autoplay(ada, at.id, "loudest", NOW)
    with pytest.raises(Refused, match="Say first"):
        actions.debrief_run(ada, at.id, now=NOW)
    weeks = [each.week for each in at.run.decided]
    actions.keep_own_view(ada, at.id, {"best": weeks[0], "worst": weeks[-1]}, NOW)
    with pytest.raises(Refused, match="stays as you said it"):
        actions.keep_own_view(ada, at.id, {"best": weeks[1], "worst": weeks[-1]}, NOW)
    told = actions.debrief_run(ada, at.id, 20, now=NOW)
    assert told["own_view"]["best"] == weeks[0] and told["decisions"][0]["forecast_score"] is not None
    at = actions.show_run(ada, at.id)
    assert at.kept.entries[-1].kind == "debriefed" and at.kept.debriefed is not None
    noted = at.kept.debriefed
    assert noted["decision_skill"]["mean"] == told["result"]["decision_skill"] and noted["replays"] == 20
    assert noted["forecasts"] == told["forecasts"] and noted["content_hash"] == at.kept.start["content_hash"]
    actions.debrief_run(ada, at.id, 30, now=NOW)
    again = actions.show_run(ada, at.id)
    assert again.kept == at.kept and again.row.debrief is not None and again.row.debrief["replays"] == 30
    told = actions.debrief_run(ada, at.id, now=NOW)
    monkeypatch.setattr("fieldcraft.practice.steps.debrief", None)
    assert actions.debrief_run(ada, at.id, now=NOW) == told


def test_a_view_that_was_skipped_is_an_entry_once_and_none_is_said_afterwards(ada: Person) -> None:
    at = actions.start_run(ada, None, 7, NOW)
    with pytest.raises(Refused, match="play it to its end first"):
        actions.go_without_view(ada, at.id, NOW)
    at = actions.autoplay(ada, at.id, "loudest", NOW)
    assert not at.viewed
    for _ in range(2):
        at = actions.go_without_view(ada, at.id, NOW)
        assert at.viewed and at.kept.skipped and at.kept.entries[-1].kind == "own_view_skipped"
    assert [each.kind for each in at.kept.entries].count("own_view_skipped") == 1
    weeks = [each.week for each in at.run.decided]
    with pytest.raises(Refused, match="would not be your own"):
        actions.keep_own_view(ada, at.id, {"best": weeks[0], "worst": weeks[1]}, NOW)
    row, held = actions.list_runs(ada)[0]
    assert actions.line_of(row, held)["own_view"] == "skipped"


def test_who_said_a_view_skips_none(ada: Person) -> None:
    at = actions.autoplay(ada, actions.start_run(ada, None, 7, NOW).id, "loudest", NOW)
    weeks = [each.week for each in at.run.decided]
    actions.keep_own_view(ada, at.id, {"best": weeks[0], "worst": weeks[1]}, NOW)
    assert not actions.go_without_view(ada, at.id, NOW).kept.skipped
    row, held = actions.list_runs(ada)[0]
    assert actions.line_of(row, held)["own_view"] == "said"


def test_a_record_of_other_decisions_is_not_kept(ada: Person) -> None:
    at = actions.autoplay(ada, actions.start_run(ada, None, 7, NOW).id, "loudest", NOW)
    told = noted(0.0) | {"decisions": [{"choice": each.choice} for each in at.run.decided]}
    with pytest.raises(Refused, match="have changed meanwhile"):
        actions.keep_debrief(ada, at.id, told | {"decisions": told["decisions"][:-1]}, NOW)
    assert actions.row_of(ada, at.id).debrief is None
    actions.keep_debrief(ada, at.id, told, NOW)
    assert actions.row_of(ada, at.id).debrief == told


@pytest.mark.django_db(transaction=True)
def test_erasing_takes_the_runs_of_one_person_only(ada: Person, tmp_path: Any) -> None:
    actions.start_run(ada, None, 7, NOW)
    ben = Person.objects.create(name="ben")
    kept_run = actions.start_run(ben, None, 7, NOW)
    erase_everything(ada, tmp_path)
    assert [row.key for row in PracticeRunRow.objects.all()] == [kept_run.id]
    assert PracticeEntryRow.objects.count() == 1
