from __future__ import annotations

from dataclasses import replace

import pytest

from fieldcraft.web.bets.actions import open_bet
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.people.tables import Person
from fieldcraft.web.roles import actions
from fieldcraft.web.roles.citing import bets_citing, cited_by
from tests.bets.drafts import TODAY, draft
from tests.web.roles.living import NOW, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    person = Person.objects.create(name="ada")
    opened(person)
    return person


def test_a_bet_that_cites_a_criterion_stands_beside_it(ada: Person) -> None:
    for number, criteria in enumerate(
        (["R1.1"], ["r1.1: activation", "R1.2", "free text"], ["R11.1"], []), 1
    ):
        open_bet(ada, draft(title=f"Bet {number}", criteria=criteria), TODAY, NOW)
    found = bets_citing(ada, 1)
    assert {id: [line.title for line in lines] for id, lines in found.items()} == {
        "R1.1": ["Bet 2", "Bet 1"],
        "R1.2": ["Bet 2"],
    }
    assert [row.criteria for row in BetRow.objects.filter(owner=ada).order_by("number")] == [
        "\nR1.1\n",
        "\nR1.1\nR1.2\n",
        "\nR11.1\n",
        None,
    ]


def test_what_a_bet_cites_is_shown_with_its_text_also_when_the_role_no_longer_has_it(ada: Person) -> None:
    role = actions.show_role(ada, "R1")
    first = role.criteria[0]
    actions.write_role(
        ada, "R1", lambda content: replace(content, criteria=content.criteria[1:]), 1, TODAY, NOW
    )
    dropped, kept, unknown, free = cited_by(ada, ["R1.1", "R1.2", "R1.9", "Be better"])
    assert (dropped.criterion, dropped.dropped) == (first, True)
    assert kept.criterion is not None and not kept.dropped
    assert (unknown.criterion, unknown.text) == (None, "R1.9")
    assert free.criterion is None


def test_nobody_sees_the_criteria_of_somebody_else(ada: Person) -> None:
    ben = Person.objects.create(name="ben")
    open_bet(ada, draft(criteria=["R1.1"]), TODAY, NOW)
    assert cited_by(ben, ["R1.1"])[0].criterion is None
    assert bets_citing(ben, 1) == {}
