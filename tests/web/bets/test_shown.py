from __future__ import annotations

from datetime import timedelta

from fieldcraft.bets import life
from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.settlement import Happened
from fieldcraft.web.bets.shown import about
from tests.bets.drafts import FULL, TODAY


def test_the_strip_marks_where_the_bet_stands_and_what_can_be_done() -> None:
    bet, _ = life.open_bet("1", read_draft(FULL, TODAY), TODAY)
    told = about(bet, TODAY)
    assert [word for word, here in told["steps"] if here] == ["open"]
    assert (told["to_rate"], told["is_due"], told["revealed"]) == (True, False, False)
    assert told["others"] == ["Leave it"]
    after = bet.draft.due + timedelta(1)
    told = about(bet, after)
    assert [word for word, here in told["steps"] if here] == ["locked"] and told["is_due"]
    settled, _ = life.settle(bet, Happened("no"), after, reason="It did not", unrated=True)
    told = about(settled, after)
    assert (told["revealed"], told["to_rate"], told["why"]) == (True, False, "It did not")
    assert told["missing"] == ()
