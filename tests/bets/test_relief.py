"""Own bets as evidence for a pain."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets import life
from fieldcraft.bets.bet import Bet
from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.rating import Rating
from fieldcraft.bets.relief import own_evidence
from fieldcraft.bets.review import Review
from fieldcraft.bets.settlement import VOID, Happened
from tests.bets.drafts import TODAY, draft

PAIN = "product_owner_certificate"


def bet(id: str, state: str = "settled", **changes: Any) -> Bet:
    """A bet that came as far as `state`."""
    opened, _ = life.open_bet(id, read_draft(draft(**changes), TODAY), TODAY)
    if state == "open":
        return opened
    rated, _ = life.rate(opened, Rating(TODAY, "", "", True, 4), TODAY)
    outcome = VOID if state == "void" else Happened("no")
    settled, _ = life.settle(rated, outcome, TODAY, reason="so it was")
    if state != "reviewed":
        return settled
    return life.review(settled, Review(TODAY, "", None, (), ()), TODAY, ())[0]


def ids(*bets: Bet, pain: str = PAIN) -> list[str]:
    return [each.bet for each in own_evidence([pain], bets, TODAY).get(pain, ())]


def test_a_bet_is_close_by_its_criteria_and_tags_and_loose_by_two_words_of_its_texts() -> None:
    close = bet("1", criteria=["One backlog that all accept"])
    loose = bet("2", title="Show sales the backlog and its priorities")
    one_word = bet("3", title="Cut the backlog")
    found = own_evidence([PAIN], [close, loose, one_word], TODAY)[PAIN]
    assert [(each.bet, each.sureness, each.words) for each in found] == [
        ("1", "close", ("backlog",)),
        ("2", "loose", ("backlog", "priorities")),
    ]
    assert found[0].sentence.startswith("Its criteria or tags speak of it (backlog).")
    assert found[1].sentence.startswith("A loose match by words (backlog, priorities): read it")


def test_only_kinds_of_bets_that_could_relieve_the_pain_are_looked_at() -> None:
    assert ids(bet("1", kind="reading", tags=["backlog"])) == []
    assert ids(bet("1", kind="coaching", tags=["backlog"])) == ["1"]


def test_reviewed_bets_stand_before_settled_before_running_ones_also_when_they_were_lost() -> None:
    tags = {"tags": ["backlog"]}
    bets = [bet("1", "open", **tags), bet("2", "settled", **tags), bet("3", "reviewed", **tags)]
    assert ids(*bets) == ["3", "2", "1"]
    said = {each.bet: each.sentence for each in own_evidence([PAIN], bets, TODAY)[PAIN]}
    assert said["1"].endswith("Not settled yet: evidence only once it is.")
    assert said["2"].endswith("Not reviewed yet: what you learned is missing.")
    assert said["3"].endswith("(backlog).")


def test_a_void_bet_is_no_evidence_and_a_rule_is_relieved_by_none() -> None:
    assert ids(bet("1", "void", tags=["backlog"])) == []
    assert ids(bet("1", tags=["clearance"]), pain="clearance") == []


def test_at_most_three_are_named_the_later_first() -> None:
    bets = [bet(str(number), tags=["backlog"]) for number in range(1, 6)]
    assert ids(*bets) == ["5", "4", "3"]


def test_whole_words_count_and_a_star_stands_for_any_ending() -> None:
    assert ids(bet("1", tags=["reordered"])) == []
    assert ids(bet("1", tags=["Prioritised"])) == ["1"]


def test_it_becomes_an_object_for_programs() -> None:
    (found,) = own_evidence([PAIN], [bet("1", tags=["backlog"])], TODAY)[PAIN]
    assert found.to_dict() == {
        "bet": "1",
        "title": "Cut the sign-up form to three fields",
        "state": "settled",
        "sureness": "close",
        "words": ["backlog"],
    }


@given(
    st.lists(st.sampled_from(["backlog", "sprint", "poem", "scope"]), max_size=4), st.dates(date(2026, 3, 6))
)
def test_whatever_is_found_shares_the_words_that_it_names(tags: list[str], today: date) -> None:
    one = bet("1", "open", tags=tags, due="2099-01-01")
    for each in own_evidence([PAIN], [one], today).get(PAIN, ()):
        assert set(each.words) <= set(tags) - {"poem"} != set()
