"""Bets of a file become bets here: all of them in one transaction, or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import Max

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.imports.candidate import Candidate
from fieldcraft.bets.imports.plan import Plan
from fieldcraft.bets.imports.reading import read_bets
from fieldcraft.bets.imports.table import BadLine
from fieldcraft.bets.ledger import GENESIS, Head, append, check_clock
from fieldcraft.bets.life import Event
from fieldcraft.refusal import Refused
from fieldcraft.web.bets.actions import writing
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person

# Rows held before they are written together.
BATCH = 500

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Imported:
    """How many bets were kept, and the lines that were not."""

    imported: int
    refused: tuple[BadLine, ...]

    def to_dict(self) -> dict[str, Any]:
        return {"imported": self.imported, "refused": [each.to_dict() for each in self.refused]}


def import_bets(
    person: Person,
    file: BinaryIO,
    plan: Plan,
    today: date,
    now: datetime,
    *,
    skip_bad: bool = False,
    progress: Progress = lambda count: None,
) -> Imported:
    """Keep the bets of a file, read as `plan` says. With a bad line nothing is kept, unless `skip_bad`.

    A bet that is among the person's bets already (same title, opened and due) is a bad line, so that a
    file that is imported twice is kept once.
    """
    refused: list[BadLine] = []
    with writing(person):
        keeper = _Keeper(person, now)
        for count, read in enumerate(read_bets(file, plan, today), 1):
            bad = read if isinstance(read, BadLine) else _keep(keeper, read, today)
            if bad is not None:
                refused.append(bad)
            keeper.idle = bool(refused) and not skip_bad
            if count % BATCH == 0:
                progress(count)
        if keeper.idle:
            transaction.set_rollback(True)
            return Imported(0, tuple(refused))
        keeper.write()
    return Imported(keeper.kept, tuple(refused))


@dataclass
class _Keeper:
    """Writes bets with their ledger entries behind those that are there; `idle`, it only counts."""

    person: Person
    now: datetime
    kept: int = 0
    idle: bool = False
    rows: list[BetRow] = field(default_factory=list)
    entries: list[LedgerEntryRow] = field(default_factory=list)

    def __post_init__(self) -> None:
        mine = BetRow.objects.filter(owner=self.person)
        last = LedgerEntryRow.objects.filter(owner=self.person).order_by("-sequence").first()
        if last is not None:
            check_clock(last.at, self.now)
        self.head = GENESIS if last is None else Head(last.sequence, last.hash)
        self.number = mine.aggregate(last=Max("number"))["last"] or 0
        self.there = {
            hash((title, opened, due)): number
            for title, opened, due, number in mine.values_list("title", "opened", "due", "number").iterator()
        }

    def keep(self, bet: Bet, events: tuple[Event, ...]) -> None:
        self.number += 1
        self.kept += 1
        self.rows.append(BetRow(owner=self.person, number=self.number, **BetRow.columns(bet)))
        for event in events:
            entry = append(self.head, self.now, event.kind, event.body)
            self.head = entry.head
            self.entries.append(LedgerEntryRow.of(self.person, entry))
        if len(self.entries) >= BATCH:
            self.write()

    def write(self) -> None:
        LedgerEntryRow.objects.bulk_create(self.entries)
        BetRow.objects.bulk_create(self.rows)
        self.entries.clear()
        self.rows.clear()


def _keep(keeper: _Keeper, found: Candidate, today: date) -> BadLine | None:
    there = keeper.there.get(hash((found.draft.title, found.opened, found.draft.due)))
    if there is not None:
        return BadLine(found.line, f"It is among your bets already, as bet {there}; remove the line.")
    try:
        bet, events = found.to_bet(str(keeper.number + 1), today)
    except Refused as refused:
        return BadLine(found.line, " ".join(refused.problems))
    if not keeper.idle:
        keeper.keep(bet, events)
    return None
