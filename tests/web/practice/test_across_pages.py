"""The page of the record across runs, without a browser."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from fieldcraft.web import clock
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.practice import actions
from fieldcraft.web.practice.tables import PracticeEntryRow
from tests.web.practice.told_runs import debriefed, some

pytestmark = pytest.mark.django_db

ADDRESS = "/practice/record/"


def text(client: Client, address: str = ADDRESS) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


def test_before_the_first_run_it_says_what_it_takes_and_offers_a_first_step(client: Client) -> None:
    page = text(client)
    assert page.count("nothing can be said yet. No run counts, and it takes 6") == 3
    assert "Play a first year" in page and "<svg" not in page
    assert client.post(ADDRESS).status_code == 405


def test_few_runs_are_listed_without_a_picture(client: Client) -> None:
    debriefed(local_owner(), 1, clock.now() - timedelta(days=1))
    page = text(client)
    assert "One run counts, and it takes 6: play and debrief 5 more" in page and "over-runs" not in page
    assert "1, Larder" in page and "7 of 10" in page


def test_enough_runs_are_drawn_with_their_trend_and_what_is_left_out_with_its_reason(client: Client) -> None:
    some(local_owner(), clock.now())
    page = text(client)
    assert page.count('class="picture over-runs"') == 3
    assert "Decisions over 9 runs: +" in page and "Ranges over 8 runs: +" in page
    for reason in (
        "A policy took 12 of its 20",
        "had been played before",
        "not worked out yet",
        "its end yet",
    ):
        assert reason in page
    assert "left out of all three" in page and "left out of ranges" in page
    assert "contribution" not in page and "cash" not in page.lower()


def test_it_is_linked_from_the_list_which_a_broken_ledger_does_not_take_down(client: Client) -> None:
    row = debriefed(local_owner(), 1, clock.now())
    other = actions.start_run(local_owner(), None, 7, clock.now())
    assert f'href="{ADDRESS}"' in text(client, "/practice/")
    PracticeEntryRow._base_manager.filter(run=row, sequence=2).update(body="{}")
    page = text(client, "/practice/")
    assert "The ledger of this run is broken: entry 2" in page and f'href="/practice/{other.id}/"' in page
    assert f"/practice/{row.key}/" not in page and "The ledger of this run is broken: entry 2" in text(client)
