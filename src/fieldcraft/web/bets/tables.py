"""The ledger's entries, and the bets that can be built from them at any time."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.db import models

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.ledger import Entry, Fault, canonical_bytes
from fieldcraft.bets.settlement import VOID
from fieldcraft.web.people.tables import Person


class AppendOnly(models.QuerySet["LedgerEntryRow"]):
    """Ledger rows can be read and added to, nothing else."""

    def update(self, **changes: Any) -> NoReturn:
        raise RuntimeError("A ledger entry is never changed.")

    def delete(self) -> NoReturn:
        raise RuntimeError("A ledger entry is never deleted.")


class LedgerEntryRow(models.Model):
    """One entry of one owner's ledger; `body` is its body in canonical JSON."""

    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveBigIntegerField()
    at = models.CharField(max_length=32)
    kind = models.CharField(max_length=40)
    body = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("owner", "sequence")
        constraints = (models.UniqueConstraint(fields=["owner", "sequence"], name="one_entry_a_place"),)

    @classmethod
    def of(cls, owner: Person, entry: Entry) -> LedgerEntryRow:
        """A row, not yet saved, for an entry."""
        return cls(
            owner=owner,
            sequence=entry.sequence,
            at=entry.at,
            kind=entry.kind,
            body=canonical_bytes(entry.body).decode(),
            previous=entry.previous,
            hash=entry.hash,
        )

    def to_entry(self) -> Entry | Fault:
        """The entry, or a Fault when somebody changed the row so that it cannot be read."""
        try:
            body = json.loads(self.body)
        except (ValueError, RecursionError):
            return Fault(self.sequence, "cannot be read: its body is not JSON.")
        return Entry(self.sequence, self.at, self.kind, body, self.previous, self.hash)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RuntimeError("A ledger entry is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RuntimeError("A ledger entry is never deleted.")


class BetRow(models.Model):
    """A bet as it stands after its ledger entries; the columns are what lists choose and sort by."""

    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    opened = models.DateField()
    due = models.DateField()
    look_on = models.DateField()
    rated_on = models.DateField(null=True)
    settled_on = models.DateField(null=True)
    void = models.BooleanField(default=False)
    cell = models.CharField(max_length=20)
    body = models.JSONField()
    # What the form carried when the bet was opened on a page: the same form sent twice opens one bet.
    form_key = models.CharField(max_length=64, null=True)

    class Meta:
        ordering = ("owner", "look_on", "number")
        constraints = (
            models.UniqueConstraint(fields=["owner", "number"], name="one_bet_a_number"),
            models.UniqueConstraint(fields=["owner", "form_key"], name="one_bet_a_form"),
        )
        indexes = (models.Index(fields=["owner", "settled_on", "look_on"], name="bets_by_day_to_look"),)

    def to_bet(self) -> Bet:
        """The bet that the row holds."""
        return Bet.from_record(self.body)

    @staticmethod
    def columns(bet: Bet) -> dict[str, Any]:
        """The columns of the row for a bet, without its owner and number."""
        settlement = bet.settlement
        return {
            "title": bet.draft.title,
            "kind": bet.draft.kind,
            "opened": bet.opened,
            "due": bet.draft.due,
            "look_on": bet.look_on,
            "rated_on": None if bet.rating is None else bet.rating.on,
            "settled_on": None if settlement is None else settlement.on,
            "void": settlement is not None and settlement.outcome == VOID,
            "cell": bet.cell,
            "body": bet.record(),
        }
