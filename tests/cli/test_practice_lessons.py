"""`fieldcraft practice lessons`, without playing a year."""

from __future__ import annotations

import json

import pytest

from fieldcraft.cli.acting import acting
from tests.cli.run import run
from tests.web.practice.test_lessons import debriefed

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_offered_is_shown_and_what_is_written_is_kept() -> None:
    with acting() as me:
        id = debriefed(me.person)
    assert "Week 0, Hello: you chose “Wait” instead of “Ask”" in run("practice", "lessons", id).out
    lesson = json.dumps([{"week": 0, "when": "a date is asked for", "i_will": "ask what for"}])
    kept = run("practice", "lessons", id, "--file", "-", "--json", stdin=lesson)
    assert kept.code == 0, kept.err
    value = json.loads(kept.out)
    assert (value["run"], value["offered"], value["lessons"][0]["id"]) == (id, [], "P1")
    assert run("practice", "lessons", id).out == "P1  week 0: When a date is asked for, I will ask what for\n"


def test_what_is_wrong_is_said_with_exit_status_2() -> None:
    with acting() as me:
        id = debriefed(me.person)
    bad = run("practice", "lessons", id, "--file", "-", stdin='[{"week": 51}]')
    assert bad.code == 2 and "No decision was taken in week 51" in bad.err and bad.out == ""
    assert run("practice", "lessons", "ffffffffffffffff").code == 2
