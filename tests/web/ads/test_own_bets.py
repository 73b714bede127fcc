from __future__ import annotations

import pytest

from fieldcraft.bets.settlement import Happened
from fieldcraft.web.ads import own_bets
from fieldcraft.web.ads.own_bets import look_through
from fieldcraft.web.bets import actions
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import TODAY, draft
from tests.web.question.asking import NOW, somebody_else

pytestmark = pytest.mark.django_db

PAINS = ("product_owner_certificate", "years")


def settled(person: Person, **changes: object) -> str:
    id = actions.open_bet(person, draft(**changes), TODAY, NOW).id
    actions.settle_bet(person, id, Happened("yes"), TODAY, NOW, unrated=True)
    return id


def test_settled_and_running_bets_are_looked_through_and_only_ones_own() -> None:
    me = local_owner()
    settled(somebody_else(), tags=["backlog"])
    running = actions.open_bet(me, draft(tags=["backlog"]), TODAY, NOW).id
    ended = settled(me, tags=["backlog"])
    looked = look_through(me, PAINS, TODAY)
    assert [each.bet for each in looked.found["product_owner_certificate"]] == [ended, running]
    assert (looked.bets, looked.more) == (2, False)
    assert looked.sentence == "Bets of yours were looked for by their words, in all your bets."


def test_somebody_without_bets_is_told_what_will_stand_there() -> None:
    looked = look_through(local_owner(), PAINS, TODAY)
    assert looked.found == {}
    assert looked.sentence.startswith("You have no bets yet;")


def test_only_the_latest_are_looked_through_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_bets, "MOST_ENDED", 1)
    me = local_owner()
    settled(me, tags=["backlog"])
    last = settled(me, tags=["backlog"])
    looked = look_through(me, PAINS, TODAY)
    assert [each.bet for each in looked.found["product_owner_certificate"]] == [last]
    assert looked.sentence.endswith("in the 1 bets settled last or due next.")
