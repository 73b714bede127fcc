from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection

from fieldcraft.bets.forecast import with_probability
from fieldcraft.bets.ledger import GENESIS, Entry, Fault, verify
from fieldcraft.bets.settlement import VOID, Happened
from fieldcraft.refusal import Refused
from fieldcraft.web.bets import actions
from fieldcraft.web.bets.lists import Wanted, list_bets
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import FULL, TODAY, draft
from tests.web.bets.settling import ANSWERS, settle_at_once

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
LATER = date(2026, 4, 2)
BETS_SETTLED_AT_ONCE = 100
RATING = {"knew": "", "left_out": "", "again": True, "decision": 4}

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


@pytest.fixture
def ben() -> Person:
    return Person.objects.create(name="ben")


def whole_life(person: Person) -> str:
    id = actions.open_bet(person, FULL, TODAY, NOW).id
    actions.update_forecast(person, id, lambda now: with_probability(now, 0.6), TODAY, NOW)
    actions.look_later(person, id, LATER + timedelta(7), LATER, NOW, reason="The data lag")
    actions.rate_bet(person, id, RATING, LATER, NOW)
    actions.settle_bet(person, id, Happened("no"), LATER, NOW, reason="It did not", read_from="the board")
    return id


def test_a_bet_that_is_opened_is_shown_listed_and_in_the_ledger(ada: Person) -> None:
    bet = actions.open_bet(ada, FULL, TODAY, NOW)
    assert actions.show_bet(ada, bet.id) == bet
    assert list_bets(ada, TODAY) == [bet]
    (entry,) = actions.ledger_entries(ada)
    assert isinstance(entry, Entry)
    assert (entry.sequence, entry.kind, entry.at) == (1, "bet_opened", "2026-03-05T09:30:00Z")
    assert actions.ledger_head(ada) == entry.head


def test_every_step_of_a_life_is_one_entry_of_a_whole_chain(ada: Person) -> None:
    bet = actions.show_bet(ada, whole_life(ada))
    assert (bet.state(LATER), bet.cell, len(bet.forecasts)) == ("settled", "bad_luck", 2)
    entries = list(actions.ledger_entries(ada))
    assert [entry.kind for entry in entries if isinstance(entry, Entry)] == [
        "bet_opened",
        "forecast_updated",
        "bet_looked_at",
        "decision_rated",
        "bet_settled",
    ]
    assert verify(entries, actions.ledger_head(ada)) is None


def test_what_is_refused_changes_nothing(ada: Person) -> None:
    bet = actions.open_bet(ada, FULL, TODAY, NOW)
    head = actions.ledger_head(ada)
    with pytest.raises(Refused):
        actions.open_bet(ada, draft(due="2026-01-01"), TODAY, NOW)
    with pytest.raises(Refused):
        actions.settle_bet(ada, bet.id, Happened("yes"), LATER, NOW)
    with pytest.raises(Refused):
        actions.update_forecast(ada, bet.id, lambda now: with_probability(now, 0.5), LATER, NOW)
    assert actions.ledger_head(ada) == head
    assert actions.show_bet(ada, bet.id) == bet


@pytest.mark.parametrize("id", ["1", "7", "0", "-1", "x", "", "1.0", "²", "9" * 30, str(2**63)])
def test_bets_of_others_and_bets_that_do_not_exist_are_told_alike(ada: Person, ben: Person, id: str) -> None:
    actions.open_bet(ada, FULL, TODAY, NOW)
    with pytest.raises(actions.NoSuchBet) as missing:
        actions.rate_bet(ben, id, RATING, TODAY, NOW)
    assert missing.value.problems == (f"You have no bet {id}; look its number up in the list of your bets.",)
    assert actions.show_bet(ada, 1).rating is None


def test_every_owner_has_a_ledger_of_their_own(ada: Person, ben: Person) -> None:
    assert actions.ledger_head(ben) == GENESIS
    actions.open_bet(ada, FULL, TODAY, NOW)
    assert actions.open_bet(ben, FULL, TODAY, NOW).id == "1"
    assert actions.ledger_head(ada).length == actions.ledger_head(ben).length == 1


def test_lists_are_by_state_and_by_the_day_to_look(ada: Person) -> None:
    for due in ("2026-04-01", "2026-03-10", "2026-03-20", "2026-03-11", "2026-03-12"):
        actions.open_bet(ada, draft(due=due), TODAY, NOW)
    today = date(2026, 3, 15)
    actions.rate_bet(ada, "4", RATING, today, NOW)
    actions.settle_bet(ada, "5", VOID, today, NOW, reason="Typed wrongly")
    ids = {
        state: [bet.id for bet in list_bets(ada, today, Wanted(state=state))]
        for state in ("", "open", "locked", "rated", "settled", "void")
    }
    assert ids == {
        "": ["2", "4", "5", "3", "1"],
        "open": ["3", "1"],
        "locked": ["2"],
        "rated": ["4"],
        "settled": [],
        "void": ["5"],
    }
    for bet in list_bets(ada, today):
        assert bet.id in ids[bet.state(today)]
    with pytest.raises(Refused, match="There is no state lost"):
        list_bets(ada, today, Wanted(state="lost"))


def test_the_same_form_sent_twice_opens_one_bet(ada: Person, ben: Person) -> None:
    first = actions.open_bet(ada, FULL, TODAY, NOW, "key")
    assert actions.open_bet(ada, FULL, TODAY, NOW, "key") == first
    assert actions.ledger_head(ada).length == 1
    actions.open_bet(ada, FULL, TODAY, NOW, "another key")
    actions.open_bet(ada, FULL, TODAY, NOW)
    actions.open_bet(ada, FULL, TODAY, NOW)
    assert actions.open_bet(ben, FULL, TODAY, NOW, "key").id == "1"
    assert actions.ledger_head(ada).length == 4


def test_the_bets_can_be_built_anew_from_the_ledger(ada: Person) -> None:
    whole_life(ada)
    actions.open_bet(ada, draft(), TODAY, NOW)
    before = list(BetRow.objects.filter(owner=ada).values())
    BetRow.objects.filter(number=1).update(title="Forged", body={})
    BetRow.objects.filter(number=2).update(number=3)
    assert actions.rebuild_bets(ada) == 2
    after = list(BetRow.objects.filter(owner=ada).values())
    assert [{**row, "id": 0} for row in after] == [{**row, "id": 0} for row in before]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("body", "{}"),
        ("body", "{"),
        ("at", "2020-01-01T00:00:00Z"),
        ("kind", "bet_settled"),
        ("hash", "0" * 64),
    ],
)
def test_a_row_changed_behind_our_back_is_found(ada: Person, column: str, value: str) -> None:
    whole_life(ada)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE web_ledgerentryrow SET {column} = %s WHERE sequence = 3", [value])
    fault = verify(actions.ledger_entries(ada))
    assert isinstance(fault, Fault) and fault.sequence == 3


def test_two_programs_that_write_at_once_give_one_whole_chain(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(draft(due="2026-04-01")))
    environment = os.environ | {"FIELDCRAFT_HOME": str(tmp_path), "FIELDCRAFT_TODAY": "2026-03-05"}
    environment.pop("FIELDCRAFT_DATABASE", None)

    def fieldcraft(*arguments: str) -> str:
        command = [sys.executable, "-m", "fieldcraft", *arguments]
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    fieldcraft("ledger", "head")
    with ThreadPoolExecutor(3) as programs:
        opened = list(
            programs.map(lambda _: fieldcraft("bets", "open", "--file", str(path), "--json"), range(6))
        )
    assert sorted(json.loads(bet)["id"] for bet in opened) == ["1", "2", "3", "4", "5", "6"]
    assert fieldcraft("ledger", "verify").startswith("The ledger is whole: 6 entries")


@pytest.mark.django_db(transaction=True)
def test_two_threads_that_write_at_once_give_one_whole_chain() -> None:
    person = Person.objects.create(name="ada")

    def write(_: int) -> str:
        try:
            return actions.open_bet(person, FULL, TODAY, NOW).id
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        opened = list(threads.map(write, range(12)))
    assert sorted(opened, key=int) == [str(number) for number in range(1, 13)]
    assert verify(actions.ledger_entries(person), actions.ledger_head(person)) is None


@pytest.mark.django_db(transaction=True)
def test_of_two_settlements_at_the_same_moment_one_counts_and_the_other_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By two processes; on PostgreSQL in the database of this test, on SQLite in a file of their own."""
    monkeypatch.setenv("FIELDCRAFT_HOME", str(tmp_path))
    address = os.environ.get("FIELDCRAFT_DATABASE")
    if address:
        name = str(connection.settings_dict["NAME"])
        monkeypatch.setenv("FIELDCRAFT_DATABASE", urlsplit(address)._replace(path=f"/{name}").geturl())
    settled = settle_at_once(BETS_SETTLED_AT_ONCE)
    assert settled.fault == ""
    assert settled.settlements == [str(number) for number in range(1, BETS_SETTLED_AT_ONCE + 1)]
    for answer, told in zip(settled.answers, zip(*settled.told, strict=True), strict=True):
        winner = ANSWERS.index(answer)
        assert told[winner] == ""
        assert told[1 - winner] == "The bet is settled, and nothing in it moves any more; open another one."


REVIEW = {
    "weakest_decision": "Nobody was asked",
    "lesson": {"when": "a campaign runs", "i_will": "wait a week"},
    "confirms": [],
    "contradicts": [],
}


def test_a_review_and_its_recalls_are_entries_and_can_be_built_anew(ada: Person) -> None:
    id = whole_life(ada)
    actions.review_bet(ada, id, REVIEW, LATER, NOW)
    actions.recall_lesson(ada, id, True, LATER + timedelta(2), NOW)
    before = list(BetRow.objects.filter(owner=ada).values())
    assert (before[0]["stage"], before[0]["recall_on"]) == ("reviewed", LATER + timedelta(16))
    assert [entry.kind for entry in actions.ledger_entries(ada) if isinstance(entry, Entry)][-2:] == [
        "bet_reviewed",
        "lesson_recalled",
    ]
    actions.rebuild_bets(ada)
    assert list(BetRow.objects.filter(owner=ada).values()) == before


def test_only_lessons_of_ones_own_can_be_spoken_about(ada: Person, ben: Person) -> None:
    actions.review_bet(ada, whole_life(ada), REVIEW, LATER, NOW)
    id = whole_life(ben)
    with pytest.raises(Refused, match='There is no lesson "L1"'):
        actions.review_bet(ben, id, REVIEW | {"confirms": ["L1"]}, LATER, NOW)
    assert actions.show_bet(ben, id).review is None


def test_a_clock_that_goes_backwards_writes_nothing(ada: Person) -> None:
    actions.open_bet(ada, FULL, TODAY, NOW)
    head = actions.ledger_head(ada)
    with pytest.raises(Refused, match="set the clock right and try again"):
        actions.open_bet(ada, FULL, TODAY - timedelta(1), NOW - timedelta(1))
    assert actions.ledger_head(ada) == head
