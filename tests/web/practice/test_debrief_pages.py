"""The pages of a debrief, without a browser: own view, what is there early with progress, record."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fieldcraft.practice.steps import debrief
from fieldcraft.web import clock
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions, jobs
from tests.web.practice.conftest import Begun

pytestmark = pytest.mark.django_db


def text(response: Any) -> str:
    return str(response.content.decode())


def finished(policy: str = "chief") -> str:
    at = actions.start_run(local_owner(), None, 7, clock.now())
    return actions.autoplay(local_owner(), at.id, policy, clock.now()).id


def job_of(id: str) -> jobs.Job:
    job = jobs.job_of(actions.show_run(local_owner(), id))
    assert job is not None
    return job


def step(id: str, count: int) -> None:
    """Do so many steps of the work."""
    for _ in range(count):
        jobs._go_a_step(job_of(id))


def test_a_run_that_goes_on_has_no_debrief(client: Client) -> None:
    id = actions.start_run(local_owner(), None, 7, clock.now()).id
    assert client.get(f"/practice/{id}/debrief")["Location"] == f"/practice/{id}/"


def test_own_view_then_the_effects_as_they_come_then_the_record(client: Client, begun: Begun) -> None:
    id = finished()
    address = f"/practice/{id}/debrief"
    page = text(client.get(address))
    assert "First, your own view" in page and begun.count == 0
    assert client.post(address, {"best": "", "worst": "999"}).status_code == 422
    said = {"best": "0", "worst": "2", "because": "I asked"}
    assert client.post(address, said)["Location"] == address
    page = text(client.get(address))
    assert "best in week 0, worst in week 2" in page and begun.count == 1
    assert "are being worked out" in page and "<table" not in page and 'http-equiv="refresh"' in page
    step(id, 3)
    page = text(client.get(address))
    assert page.count("<tr") == 1 + 3 and "Replayed in the world as it was: 3 of 20 decisions." in page
    assert 'data-version="3"' in page and 'http-equiv="refresh"' in page
    step(id, 17 + 2)
    page = text(client.get(address))
    assert page.count("<tr") == 1 + 20 and 'data-version="20"' in page
    assert "What each decision brought is there" in page and "Decision 2 of 20: replayed in worlds" in page
    assert 'http-equiv="refresh"' not in page, "what can be read is not taken away from who reads it"
    assert "What was hidden" not in page and f'value="{int(100 * job_of(id).share)}"' in page
    begun.work()
    page = text(client.get(address))
    for words in ("best in week 0, worst in week 2", "your decisions", "What was hidden", 'id="record"'):
        assert words in page
    assert "Your best, week 0 ·" in page and "Your worst, week 2 ·" in page
    assert begun.count == 1 and "debriefed" in text(client.get("/practice/"))


def test_a_long_view_is_folded(client: Client, begun: Begun) -> None:
    id = finished()
    address = f"/practice/{id}/debrief"
    because = "I asked nobody. " * 60
    client.post(address, {"best": "0", "worst": "2", "because": because})
    page = text(client.get(address))
    assert "All that you said" in page and page.count("I asked nobody.") > 60
    before, _, _ = page.partition("All that you said")
    assert before.count("I asked nobody.") < 20


def test_a_view_that_is_skipped_goes_the_same_way_and_is_not_said_afterwards(
    client: Client, begun: Begun
) -> None:
    id = finished("reference")
    address = f"/practice/{id}/debrief"
    assert "say your own view" in text(client.get("/practice/"))
    for _ in range(2):
        assert client.post(address, {"go": "skip"})["Location"] == address
    assert begun.count == 0, "what is sent only says how to go on"
    assert "You went on without your own view" in text(client.get(address))
    assert "look at its record" in text(client.get("/practice/"))
    kinds = [entry.kind for entry in actions.show_run(local_owner(), id).kept.entries]
    assert kinds.count("own_view_skipped") == 1
    late = client.post(address, {"best": "0", "worst": "2"})
    assert late.status_code == 422 and "would not be your own" in text(late)
    begun.work()
    page = text(client.get(address))
    assert "You said" not in page and "You went on without your own view" in page and 'id="record"' in page
    late = client.post(address, {"best": "0", "worst": "2"})
    assert late.status_code == 422 and "would not be your own" in text(late)


def test_it_is_stopped_and_gone_on_with(client: Client, begun: Begun) -> None:
    id = finished()
    address = f"/practice/{id}/debrief"
    client.post(address, {"go": "skip"})
    client.get(address)
    step(id, 2)
    assert client.post(f"{address}/stop")["Location"] == address
    begun.work()
    page = text(client.get(address))
    assert "Stopped. What is worked out stays" in page and page.count("<tr") == 1 + 2
    assert "progress.js" not in page and "Go on with the record" in page
    assert "in the background" not in page
    assert client.post(f"{address}/go-on")["Location"] == address
    assert "Stop this" in text(client.get(address)) and begun.count == 2
    begun.work()
    assert 'id="record"' in text(client.get(address))


def test_what_failed_says_so_and_offers_another_try(
    client: Client, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = finished()
    address = f"/practice/{id}/debrief"
    client.post(address, {"go": "skip"})

    def failing(*arguments: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("fieldcraft.practice.steps.steps", failing)
        client.get(address)
        begun.work()
    page = text(client.get(address))
    assert "This is a fault of ours; your run is kept" in page and "Try again" in page
    assert "progress.js" not in page and "Stopped." not in page
    client.post(f"{address}/go-on")
    assert "This is a fault" not in text(client.get(address))


def test_a_run_from_before_skips_were_kept_shows_its_record(client: Client) -> None:
    at = actions.show_run(local_owner(), finished())
    actions.keep_debrief(local_owner(), at.id, debrief(at.run, {}, 20, lambda said: None), clock.now())
    assert not actions.show_run(local_owner(), at.id).kept.skipped
    page = text(client.get(f"/practice/{at.id}/debrief"))
    assert 'id="record"' in page and "own view" not in page


def test_somebody_elses_run_is_not_found(client: Client, begun: Begun) -> None:
    ben = Person.objects.create(name="ben")
    at = actions.start_run(ben, None, 7, clock.now())
    actions.autoplay(ben, at.id, "chief", clock.now())
    actions.go_without_view(ben, at.id, clock.now())
    theirs = jobs.job_of(actions.show_run(ben, at.id))
    assert theirs is not None
    address = f"/practice/{at.id}/debrief"
    for post in (address, f"{address}/stop", f"{address}/go-on"):
        assert client.post(post, {"go": "skip"}).status_code == 404
    assert client.get(address).status_code == 404
    assert theirs.going and begun.count == 1


def test_to_stop_and_to_go_on_are_sent_and_not_read(client: Client, begun: Begun) -> None:
    id = finished()
    for what in ("stop", "go-on"):
        assert client.get(f"/practice/{id}/debrief/{what}").status_code == 405
