"""Debriefs beside the pages: one a run, stopped and gone on with, failed and tried again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import OperationalError

from fieldcraft.practice import steps as room
from fieldcraft.practice.steps import EFFECTS, RESULT, Step
from fieldcraft.refusal import Refused
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions, jobs
from fieldcraft.web.practice.tables import PracticeRunRow
from tests.web.practice.conftest import Begun
from tests.web.practice.told_runs import told

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def over(person: Person) -> actions.Played:
    """A finished run whose player went on without a view."""
    at = actions.start_run(person, "young-business", 7, NOW)
    actions.autoplay(person, at.id, "random", NOW)
    return actions.go_without_view(person, at.id, NOW)


def job_of(at: actions.Played) -> jobs.Job:
    job = jobs.job_of(at)
    assert job is not None
    return job


def kept(at: actions.Played) -> Any:
    return PracticeRunRow.objects.get(pk=at.row.pk).debrief


def record(at: actions.Played) -> dict[str, Any]:
    return told(0.0) | {"decisions": [{"choice": each.choice} for each in at.run.decided]}


def made(monkeypatch: pytest.MonkeyPatch, at: actions.Played, *ends: BaseException) -> list[float]:
    """Steps that are there at once, of which those at a third fail with `ends`, a try each; what was done."""
    asked: list[float] = []
    to_fail = list(ends)

    def steps(run: Any, settled: Any) -> Iterator[Step]:
        for number in range(1, 4):
            asked.append(number / 3)
            if to_fail and number == 1:
                raise to_fail.pop(0)
            yield Step(
                EFFECTS if number < 3 else RESULT, "so", number / 3, (), None if number < 3 else record(at)
            )

    monkeypatch.setattr(room, "steps", steps)
    return asked


def test_two_tabs_are_one_computation_and_the_record_is_kept(ada: Person, begun: Begun) -> None:
    at = over(ada)
    job = job_of(at)
    assert job_of(actions.show_run(ada, at.id)) is job and begun.count == 1
    assert job.going and job.share == 0 and job.decisions == ()
    begun.work()
    found = kept(at)
    assert found["replays"] == 20 and len(found["decisions"]) == len(at.run.decided) == len(job.decisions)
    assert actions.debrief_run(ada, at.id, now=NOW) == {"run": at.id, "own_view": None, **found}
    assert jobs.job_of(at) is None, "a page that was asked for before it was kept begins nothing"
    assert begun.count == 1


def test_the_work_of_two_runs_is_two(ada: Person, begun: Begun) -> None:
    one, other = over(ada), over(ada)
    assert job_of(one) is not job_of(other) and begun.count == 2


def test_what_is_stopped_stays_and_is_gone_on_with_where_it_stood(
    ada: Person, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = over(ada)
    asked = made(monkeypatch, at)
    job = job_of(at)
    jobs._go_a_step(job)
    jobs.stop(at)
    begun.work()
    assert not job.going and job.thread is None and kept(at) is None and asked == [1 / 3]
    assert job_of(at) is job and begun.count == 1, "to look at it does not begin it again"
    jobs.go_on(at)
    jobs.go_on(at)
    assert job.going and begun.count == 2
    begun.work()
    assert kept(at) == record(at) and asked == [1 / 3, 2 / 3, 1]


def test_going_on_before_the_thread_has_noticed_keeps_the_one_thread(ada: Person, begun: Begun) -> None:
    at = over(ada)
    job = job_of(at)
    jobs.stop(at)
    jobs.go_on(at)
    assert job.going and begun.count == 1


def test_to_stop_or_go_on_with_what_nobody_began_does_nothing(ada: Person, begun: Begun) -> None:
    at = over(ada)
    jobs.stop(at)
    jobs.go_on(at)
    assert begun.count == 0


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (Refused("That cannot be, because of this."), "because of this"),
        (ZeroDivisionError(), "a fault of ours; your run is kept"),
    ],
)
def test_what_fails_says_why_and_is_tried_again_from_the_start(
    ada: Person, begun: Begun, monkeypatch: pytest.MonkeyPatch, end: Exception, said: str
) -> None:
    at = over(ada)
    asked = made(monkeypatch, at, end)
    job = job_of(at)
    begun.work()
    assert not job.going and said in " ".join(job.problems) and kept(at) is None
    assert job_of(at) is job and begun.count == 1
    jobs.go_on(at)
    assert job_of(at).going and job_of(at).problems == ()
    begun.work()
    assert kept(at) == record(at) and asked == [1 / 3, 1 / 3, 2 / 3, 1]


def test_a_record_that_could_not_be_kept_is_kept_later_and_not_worked_out_again(
    ada: Person, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = over(ada)
    asked = made(monkeypatch, at)

    def full(*arguments: Any) -> None:
        raise OperationalError("no room")

    with monkeypatch.context() as patched:
        patched.setattr(jobs, "keep_debrief", full)
        job = job_of(at)
        begun.work()
    assert "no room" in job.problems[0] and "waits to be kept" in job.problems[1]
    jobs.go_on(at)
    begun.work()
    assert kept(at) == record(at) and len(asked) == 3


def test_a_record_that_the_terminal_kept_meanwhile_stays(
    ada: Person, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = over(ada)
    made(monkeypatch, at)
    job_of(at)
    theirs = record(at) | {"replays": 1000}
    actions.keep_debrief(ada, at.id, theirs, NOW)
    begun.work()
    assert kept(at) == theirs and jobs.job_of(at) is None


def test_how_long_it_takes_is_told_from_the_steps_after_the_first(ada: Person, begun: Begun) -> None:
    job = jobs.Job(over(ada), Step(EFFECTS, "so", 0.05, ()), first=0.05)
    assert job.seconds_left(100.0) is None
    job.step, job.worked, job.last = Step(EFFECTS, "so", 0.25, ()), 4.0, 100.0
    assert job.seconds_left(100.0) == pytest.approx(15.0)
    assert job.seconds_left(103.0) == pytest.approx(12.0)
    assert job.seconds_left(900.0) == 0.0


def test_nobodys_work_goes_on_once_they_are_forgotten(
    ada: Person, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, others = over(ada), over(Person.objects.create(name="ben"))
    asked = made(monkeypatch, at)
    mine, theirs = job_of(at), job_of(others)
    jobs.forget_jobs(ada)
    assert not mine.going and theirs.going
    begun.work()
    assert kept(at) is None and kept(others) is not None and len(asked) == 3


def test_a_server_that_ends_waits_for_what_is_in_hand_and_begins_nothing_more(
    ada: Person, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = over(ada)
    asked = made(monkeypatch, at)
    job_of(at)
    jobs.leave_all()
    assert begun.waiting == [] and asked == [] and kept(at) is None
    jobs.go_on(at)
    assert begun.count == 1


def test_a_run_that_was_decided_otherwise_meanwhile_is_worked_on_anew(ada: Person, begun: Begun) -> None:
    """As after a backup was put back."""
    at = over(ada)
    job = job_of(at)
    other = actions.start_run(ada, "young-business", 7, NOW)
    actions.autoplay(ada, other.id, "chief", NOW)
    other = actions.go_without_view(ada, other.id, NOW)
    assert job_of(actions.Played(at.row, other.kept, other.run)) is not job
    assert begun.count == 2
