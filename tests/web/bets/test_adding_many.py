from __future__ import annotations

from datetime import date

import pytest

from fieldcraft.bets.draft import read_old_draft
from fieldcraft.bets.imported import import_bet
from fieldcraft.bets.ledger import GENESIS, Head, append, verify
from fieldcraft.bets.settlement import Happened
from fieldcraft.web.bets.actions import ledger_entries
from fieldcraft.web.bets.adding_many import UNKNOWN, Written, add_many, write_down
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.data.health import check_bets
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import FULL, RANGE, TODAY, draft
from tests.web.data.living import NOW

AT = "2026-03-05T09:30:00Z"
OPENED = date(2026, 1, 2)

pytestmark = pytest.mark.django_db


def down(value: dict[str, object], id: str = UNKNOWN) -> Written:
    outcome = None if "p10" in value["forecast"] else Happened("yes")  # type: ignore[operator]
    bet, event = import_bet(id, read_old_draft(value, OPENED), OPENED, None, outcome, TODAY)
    return write_down(bet, [event])


def test_what_is_added_together_is_what_is_added_one_by_one() -> None:
    ada, ben = (Person.objects.create(name=name) for name in ("ada", "ben"))
    drafts = [FULL, draft(title="A “quoted” title\n", tags=["ü"]), draft(forecast=RANGE)]
    sent = [Written(*down(each).parts()) for each in drafts]
    assert add_many(ada, sent[:2], 0, GENESIS, AT)[0] == 2
    last = LedgerEntryRow.objects.get(owner=ada, sequence=2)
    assert add_many(ada, sent[2:], 2, Head(2, last.hash), AT)[1].length == 3
    head = GENESIS
    for number, each in enumerate(drafts, 1):
        outcome = None if "p10" in each["forecast"] else Happened("yes")
        bet, event = import_bet(str(number), read_old_draft(each, OPENED), OPENED, None, outcome, TODAY)
        entry = append(head, NOW, event.kind, event.body)
        LedgerEntryRow.of(ben, entry).save()
        BetRow(owner=ben, number=number, **BetRow.columns(bet)).save()
        head = entry.head
    for table in (LedgerEntryRow, BetRow):
        one, other = (
            [{**row, "id": 0, "owner_id": 0} for row in table.objects.filter(owner=owner).values()]  # type: ignore[attr-defined]
            for owner in (ada, ben)
        )
        assert one == other and len(one) == 3
    assert verify(ledger_entries(ada), head) is None
    assert check_bets(ada).ok


def test_the_same_bet_is_told_by_title_and_days() -> None:
    assert down(FULL).told_by == down(FULL | {"goal": "another"}).told_by
    assert down(FULL).told_by != down(FULL | {"title": "Another"}).told_by


def test_a_bet_that_has_its_number_already_is_not_written_down() -> None:
    with pytest.raises(AssertionError):
        down(FULL, "7")
