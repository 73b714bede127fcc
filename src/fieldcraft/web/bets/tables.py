"""The ledger's entries, and the bets that can be built from them at any time."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.db import models

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.forecast import RangeForecast
from fieldcraft.bets.ledger import Entry, Fault, canonical_bytes
from fieldcraft.bets.lessons import lesson_of
from fieldcraft.bets.settlement import VOID, Happened, Value
from fieldcraft.bets.standing import counted, time_weighted_brier
from fieldcraft.roles.role import cited_id
from fieldcraft.web.bets.keys import PlacedKey
from fieldcraft.web.people.tables import Person

SITUATION_LENGTH = 100
# What judgement is reckoned from.
CHANCES = ("last_probability", "time_weighted_brier", "happened")
RANGES = ("p10", "p50", "p90", "value", "unit")
JUDGED = ("settled_on", *CHANCES, *RANGES)


class AppendOnly(models.QuerySet[Any]):
    """Ledger rows can be read and added to, nothing else."""

    def update(self, **changes: Any) -> NoReturn:
        raise RuntimeError("A ledger entry is never changed.")

    def delete(self) -> NoReturn:
        raise RuntimeError("A ledger entry is never deleted.")


class EntryRow(models.Model):
    """One entry of a ledger, whosever it is; `body` is its body in canonical JSON."""

    sequence = models.PositiveBigIntegerField()
    at = models.CharField(max_length=32)
    kind = models.CharField(max_length=40)
    body = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        abstract = True

    @staticmethod
    def columns(entry: Entry, body: str | None = None) -> dict[str, Any]:
        """The columns of the row for an entry, without its owner; `body` is its body in canonical JSON."""
        return entry.to_dict() | {"body": body or canonical_bytes(entry.body).decode()}

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
        # Where an entry stands already, another one is refused: Django would write over it.
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RuntimeError("A ledger entry is never deleted.")


class LedgerEntryRow(EntryRow):
    """One entry of one owner's ledger."""

    id = PlacedKey("sequence")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("id",)

    @classmethod
    def of(cls, owner: Person, entry: Entry) -> LedgerEntryRow:
        """A row, not yet saved, for an entry."""
        return cls(owner=owner, **cls.columns(entry))


class BetRow(models.Model):
    """A bet as it stands after its ledger entries; the columns are what lists and judgement read.

    `stage` is going, rated, settled, reviewed or void; open and locked are told apart by the day. `words` is
    what a search looks in: the title and, each on a line of its own, the tags, all case-folded.
    """

    id = PlacedKey("number")
    # No index of its own: those below start with the owner, and each costs every write.
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
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
    stage = models.CharField(max_length=10, default="going")
    words = models.TextField(default="")
    situation = models.CharField(max_length=SITUATION_LENGTH, default="")
    reviewed_on = models.DateField(null=True)
    # Whether the desk asks for its review; of what was settled elsewhere, nobody knows enough any more.
    to_review = models.BooleanField(default=False)
    # Whether its review holds a lesson, when that is asked for next, and whether it speaks about others.
    teaches = models.BooleanField(default=False)
    recall_on = models.DateField(null=True)
    cites = models.BooleanField(default=False)
    # What judgement is reckoned from; `happened` and `value` are null until the bet is settled.
    last_probability = models.FloatField(null=True)
    time_weighted_brier = models.FloatField(null=True)
    happened = models.BooleanField(null=True)
    p10 = models.FloatField(null=True)
    p50 = models.FloatField(null=True)
    p90 = models.FloatField(null=True)
    value = models.FloatField(null=True)
    unit = models.CharField(max_length=200, default="")
    # The ids of the success criteria that it cites, each on a line of its own; null when it cites none.
    criteria = models.TextField(null=True)

    class Meta:
        ordering = ("owner", "look_on", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["owner", "form_key"],
                condition=models.Q(form_key__isnull=False),
                name="one_bet_a_form",
            ),
        )
        # Each index that a new bet stands in is a page more to write when it is opened: hence the conditions.
        indexes = (
            # Holds all that lists choose and sort by, so that choosing reads no row.
            models.Index(
                fields=["owner", "settled_on", "look_on", "number", "stage", "kind", "words"],
                name="bets_in_order",
            ),
            models.Index(
                fields=["owner", "stage", "settled_on", "look_on", "number"],
                condition=models.Q(settled_on__isnull=False),
                name="ended_bets_by_stage",
            ),
            models.Index(
                fields=["owner", "look_on", "number"],
                condition=models.Q(rated_on__isnull=False, settled_on__isnull=True),
                name="rated_bets",
            ),
            # Holds all that judgement is reckoned from.
            models.Index(
                fields=["owner", "stage", "kind", *JUDGED],
                condition=models.Q(settled_on__isnull=False),
                name="bets_judged",
            ),
            models.Index(
                fields=["owner", "settled_on", "look_on", "number"],
                condition=models.Q(to_review=True),
                name="bets_to_review",
            ),
            models.Index(
                fields=["owner", "recall_on"], condition=models.Q(teaches=True), name="lessons_to_recall"
            ),
            models.Index(fields=["owner", "number"], condition=models.Q(cites=True), name="bets_that_cite"),
            models.Index(
                fields=["owner", "number"],
                condition=models.Q(criteria__isnull=False),
                name="bets_for_a_criterion",
            ),
        )

    def to_bet(self) -> Bet:
        """The bet that the row holds."""
        return Bet.from_record(self.body)

    @classmethod
    def columns(cls, bet: Bet) -> dict[str, Any]:
        """The columns of the row for a bet, without its owner and number."""
        return cls.columns_beside(bet) | {"body": bet.record()}

    @staticmethod
    def columns_beside(bet: Bet) -> dict[str, Any]:
        """The same without the bet itself."""
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
            "stage": stage(bet),
            "words": words(bet),
            "situation": situation(bet.draft.situation),
            "criteria": criteria(bet),
            **_learned(bet),
            **_judged(bet),
        }


def stage(bet: Bet) -> str:
    """How far a bet has come, whatever day it is."""
    state = bet.state(bet.draft.due)
    return "going" if state == "open" else state


def words(bet: Bet) -> str:
    """The title and the tags of a bet, each tag between two line ends, to be searched."""
    return "\n".join([bet.draft.title.casefold(), *(tag_word(tag) for tag in bet.draft.tags), ""])


def tag_word(tag: str) -> str:
    """A tag as it stands in `words`."""
    return " ".join(tag.casefold().split())


def situation(text: str) -> str:
    """The start of a situation, by which judgement is told apart."""
    return " ".join(text.split())[:SITUATION_LENGTH]


def criteria(bet: Bet) -> str | None:
    """The ids of the success criteria that a bet cites, each between two line ends; None for none."""
    cited = dict.fromkeys(id for text in bet.draft.criteria if (id := cited_id(text)))
    return "\n".join(["", *cited, ""]) if cited else None


def _learned(bet: Bet) -> dict[str, Any]:
    review, lesson = bet.review, lesson_of(bet)
    return {
        "to_review": stage(bet) == "settled" and not bet.unwitnessed,
        "reviewed_on": None if review is None else review.on,
        "teaches": lesson is not None,
        "recall_on": None if lesson is None else lesson.recall_on,
        "cites": review is not None and bool(review.confirms or review.contradicts),
    }


def _judged(bet: Bet) -> dict[str, Any]:
    forecast = counted(bet)[-1].forecast
    outcome = None if bet.settlement is None else bet.settlement.outcome
    if isinstance(forecast, RangeForecast):
        return {
            "p10": forecast.p10,
            "p50": forecast.p50,
            "p90": forecast.p90,
            "value": outcome.value if isinstance(outcome, Value) else None,
            "unit": forecast.unit,
        }
    told = isinstance(outcome, Happened) and outcome != VOID
    return {
        "last_probability": forecast.probability,
        "time_weighted_brier": time_weighted_brier(bet),
        "happened": outcome == Happened("yes") if told else None,
    }
