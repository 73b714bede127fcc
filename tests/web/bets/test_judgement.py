from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from fieldcraft.bets.settlement import VOID, Happened, Outcome, Value
from fieldcraft.web.bets import actions
from fieldcraft.web.bets.judgement import Among, judge_apart, judge_bets
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import CHANCE, RANGE, TODAY, draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def settled(person: Person, outcome: Outcome, on: date = TODAY, **changes: Any) -> None:
    now = datetime(on.year, on.month, on.day, tzinfo=UTC)
    bet = actions.open_bet(person, draft(due="2027-04-01", **changes), on, now)
    actions.settle_bet(person, bet.id, outcome, on, now, unrated=True, reason="So it is")


def test_settled_bets_are_judged_and_void_and_running_ones_are_counted(ada: Person) -> None:
    settled(ada, Happened("yes"))
    settled(ada, Happened("no"), forecast=CHANCE | {"probability": 0.2})
    settled(ada, Value(36), forecast=RANGE)
    settled(ada, VOID)
    actions.open_bet(ada, draft(), TODAY, datetime(2026, 3, 5, tzinfo=UTC))
    value = judge_bets(ada).to_dict()
    assert (value["bets"], value["settled"], value["enough"]) == (5, 3, False)
    assert value["brier"] == pytest.approx((0.09 + 0.04) / 2)
    assert (value["ranges"]["n"], value["ranges"]["covered"]) == (1, 1)


def test_judgement_is_told_apart_by_kind_tag_and_situation(ada: Person) -> None:
    settled(ada, Happened("yes"), kind="reading", tags=["UX"], situation="Half of  them leave\nat the form")
    settled(ada, Happened("yes"), tags=["UX research"])
    for among, bets in (
        (Among(kind="reading"), 1),
        (Among(kind="work"), 1),
        (Among(tag="ux"), 1),
        (Among(situation="half of them"), 1),
        (Among(situation="them"), 0),
        (Among(), 2),
    ):
        assert judge_bets(ada, among).bets == bets


def test_practice_bets_are_left_out_until_they_are_asked_for(ada: Person) -> None:
    settled(ada, Happened("yes"))
    BetRow.objects.filter(owner=ada).update(kind="practice")
    assert judge_bets(ada).to_dict()["settled"] == 0
    assert judge_bets(ada, Among(kind="practice")).to_dict()["settled"] == 1


def test_judgement_goes_by_the_quarter_in_which_bets_were_settled(ada: Person) -> None:
    for days in (0, 20, 30, 300):
        settled(ada, Happened("yes"), TODAY + timedelta(days))
    settled(ada, Value(50), TODAY + timedelta(300), forecast=RANGE)
    quarters = judge_bets(ada).to_dict()["over_time"]["quarters"]
    assert [(each["year"], each["quarter"], each["n"], each["ranges"]) for each in quarters] == [
        (2026, 1, 2, {"n": 0, "covered": 0}),
        (2026, 2, 1, {"n": 0, "covered": 0}),
        (2026, 4, 1, {"n": 1, "covered": 0}),
    ]
    assert quarters[0]["brier"] == pytest.approx(0.09)


def test_kinds_tags_and_situations_stand_side_by_side_the_largest_first(ada: Person) -> None:
    settled(ada, Happened("yes"), kind="reading", tags=["UX", "books"], situation="A new team")
    settled(ada, Happened("no"), tags=["ux"], situation="A new  team")
    settled(ada, Happened("yes"), tags=[], situation="")
    settled(ada, Value(36), forecast=RANGE, tags=["ux"])
    settled(ada, VOID, tags=["ux"])
    apart = judge_apart(ada).to_dict()
    named = {part: [(each["name"], each["n"]) for each in groups] for part, groups in apart.items()}
    assert named == {
        "kind": [("work", 2), ("reading", 1)],
        "tag": [("ux", 2), ("books", 1)],
        "situation": [("A new team", 2)],
    }
    assert apart["tag"][0]["brier"] == pytest.approx((0.09 + 0.49) / 2)
    assert [each["name"] for each in judge_apart(ada, Among(kind="reading")).to_dict()["tag"]] == [
        "books",
        "ux",
    ]


def test_a_group_says_of_its_bets_what_the_filter_says_of_them(ada: Person) -> None:
    for number in range(24):
        settled(
            ada,
            Happened("yes" if number % 3 else "no"),
            forecast=CHANCE | {"probability": 0.3 + 0.2 * (number % 4)},
            tags=["even"] if number % 2 else ["odd"],
        )
    for group in judge_apart(ada).to_dict()["tag"]:
        alone = judge_bets(ada, Among(tag=group["name"])).to_dict()
        for figure in ("brier", "base_rate", "skill_vs_own_base_rate", "skill_vs_always_half_band"):
            assert group[figure] == pytest.approx(alone[figure])


def test_no_more_than_the_twelve_largest_tags_are_told_apart(ada: Person) -> None:
    for number in range(4):
        settled(ada, Happened("yes"), tags=[f"tag {number} {place}" for place in range(number + 1)] + ["all"])
        settled(ada, Happened("yes"), tags=[f"more {number} {place}" for place in range(4)])
    tags = judge_apart(ada).tag
    assert len(tags) == 12 and tags[0].name == "all"


def test_the_bets_of_others_say_nothing(ada: Person) -> None:
    settled(Person.objects.create(name="ben"), Happened("yes"))
    assert judge_bets(ada).to_dict()["bets"] == 0
