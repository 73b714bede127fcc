"""From entries to a run and back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fieldcraft.refusal import Refused
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.ledgers import add, kept, start_body
from fieldcraft.web.practice.tables import PracticeRunRow

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


def test_a_run_comes_back_from_its_entries() -> None:
    row = PracticeRunRow.objects.create(
        owner=Person.objects.create(name="ada"), key="k", scenario="young-business", started=NOW.date()
    )
    with pytest.raises(Refused, match="entry 1 is missing"):
        kept(row)
    add(row, "run_started", start_body("k", "young-business", 2**64 - 1), NOW)
    run = kept(row).to_run()
    assert (run.scenario.name, run.seed, run.decided) == ("young-business", 2**64 - 1, ())


def test_a_clock_that_went_back_is_refused() -> None:
    row = PracticeRunRow.objects.create(
        owner=Person.objects.create(name="ada"), key="k", scenario="young-business", started=NOW.date()
    )
    add(row, "run_started", start_body("k", "young-business", 1), NOW)
    with pytest.raises(Refused, match="set the clock right"):
        add(row, "own_view", {}, NOW.replace(day=4))
