"""`fieldcraft practice record`, and `practice list` beside a broken ledger."""

from __future__ import annotations

import json

import pytest

from fieldcraft.cli.acting import acting
from fieldcraft.web.practice.tables import PracticeEntryRow
from tests.cli.run import run
from tests.web.practice.told_runs import debriefed, some

pytestmark = pytest.mark.django_db(transaction=True)


def test_before_the_first_run_it_says_what_it_takes() -> None:
    found = run("practice", "record")
    assert found.code == 0 and found.out.count("nothing can be said yet") == 3


def test_trends_and_what_is_left_out_are_told_and_the_json_holds_the_same() -> None:
    with acting() as me:
        some(me.person, me.now)
    text = run("practice", "record").out
    value = json.loads(run("practice", "record", "--json").out)
    assert "Decisions over 9 runs: +" in text and "1, Larder" in text and "(ranges): Of its ranges" in text
    assert value["decisions"]["finding"] in " ".join(text.split())
    assert len(value["runs"]) == 9 and len(value["left_out"]) == 6


def test_a_broken_ledger_breaks_neither_the_list_nor_the_record() -> None:
    with acting() as me:
        broken, whole = debriefed(me.person, 1, me.now), debriefed(me.person, 2, me.now)
    PracticeEntryRow._base_manager.filter(run=broken, sequence=3).update(body="{}")
    listed = run("practice", "list").out.splitlines()
    assert len(listed) == 2 and whole.key in listed[0] and listed[0].endswith("over")
    assert broken.key in listed[1] and "The ledger of this run is broken: entry 3" in listed[1]
    assert run("practice", "record").code == 0
    rows = {row["run"]: row for row in json.loads(run("practice", "list", "--json").out)}
    assert rows[whole.key]["broken"] is None and not rows[broken.key]["playable"]
