"""What a person does with bets. Each change is one transaction: its ledger entry and the bet after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from fieldcraft.bets import life
from fieldcraft.bets.bet import Bet
from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.forecast import Forecast
from fieldcraft.bets.ledger import GENESIS, Entry, Fault, Head, append_written, check_clock, verify
from fieldcraft.bets.life import Event
from fieldcraft.bets.rating import read_rating
from fieldcraft.bets.review import read_review
from fieldcraft.bets.settlement import Outcome
from fieldcraft.refusal import Missing, Refused
from fieldcraft.web.bets.appending import End, add_bet, add_entry, change_bet, end_of, find_bet
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.people.tables import Person

# The largest number that a database column for bets holds.
LARGEST_NUMBER = 2**63 - 1


class NoSuchBet(Missing):
    """There is no such bet, or it is somebody else's: the two are not told apart."""

    title = "No such bet"

    def __init__(self, id: object) -> None:
        super().__init__(f"You have no bet {id}; look its number up in the list of your bets.")


def open_bet(person: Person, draft: object, today: date, now: datetime, form_key: str | None = None) -> Bet:
    """The new bet of `draft`, JSON of unknown origin; the one opened before when `form_key` comes again."""
    read = read_draft(draft, today)
    with writing(person), connection.cursor() as cursor:
        earlier = find_bet(cursor, person, "form_key", form_key) if form_key else None
        if earlier is not None:
            return earlier
        end = end_of(cursor, person)
        bet, event = life.open_bet(str(end.number + 1), read, today)
        _record(cursor, person, end, event, now)
        add_bet(cursor, person, bet, form_key)
    return bet


def show_bet(person: Person, id: str | int) -> Bet:
    """One bet of the person; NoSuchBet when there is none with this id."""
    row = BetRow.objects.filter(owner=person, number=_number(id)).first()
    if row is None:
        raise NoSuchBet(id)
    return row.to_bet()


def update_forecast(
    person: Person, id: str | int, change: Callable[[Forecast], Forecast], today: date, now: datetime
) -> Bet:
    """The bet with the forecast that `change` makes of the one that stands."""
    return _change(person, id, now, lambda bet: life.update_forecast(bet, change(bet.forecast), today))


def rate_bet(person: Person, id: str | int, rating: object, today: date, now: datetime) -> Bet:
    """The bet with its decision rated; `rating` is JSON of unknown origin."""
    read = read_rating(rating, today)
    return _change(person, id, now, lambda bet: life.rate(bet, read, today))


def settle_bet(
    person: Person,
    id: str | int,
    outcome: Outcome,
    today: date,
    now: datetime,
    *,
    reason: str = "",
    read_from: str = "",
    unrated: bool = False,
) -> Bet:
    """The bet with its outcome; refused before the decision is rated, unless `unrated` says to go on."""
    return _change(
        person,
        id,
        now,
        lambda bet: life.settle(bet, outcome, today, reason=reason, read_from=read_from, unrated=unrated),
    )


def look_later(
    person: Person,
    id: str | int,
    look_on: date,
    today: date,
    now: datetime,
    *,
    reason: str = "",
    read_from: str = "",
) -> Bet:
    """The bet, looked at too early, with the day to look again."""
    return _change(
        person,
        id,
        now,
        lambda bet: life.look_later(bet, look_on, today, reason=reason, read_from=read_from),
    )


def review_bet(person: Person, id: str | int, review: object, today: date, now: datetime) -> Bet:
    """The settled bet with its review; `review` is JSON of unknown origin."""
    read = read_review(review, today)
    return _change(person, id, now, lambda bet: life.review(bet, read, today, _lesson_ids(person)))


def recall_lesson(person: Person, id: str | int, knew: bool, today: date, now: datetime) -> Bet:
    """The bet whose lesson was asked for, with whether the response was known."""
    return _change(person, id, now, lambda bet: life.recall(bet, knew, today))


def ledger_entries(person: Person) -> Iterator[Entry | Fault]:
    """The person's ledger from its start; a row that somebody made unreadable comes as a Fault."""
    for row in LedgerEntryRow.objects.filter(owner=person).order_by("sequence").iterator():
        yield row.to_entry()


def ledger_head(person: Person) -> Head:
    """The length and the last hash of the person's ledger."""
    last = LedgerEntryRow.objects.filter(owner=person).order_by("-sequence").first()
    return GENESIS if last is None else Head(last.sequence, last.hash)


def rebuild_bets(person: Person) -> int:
    """Build all the person's bets anew from the ledger; how many there are.

    Refused while the chain is not whole: a bet whose entries are missing would be lost for good.
    """
    with writing(person):
        entries = list(ledger_entries(person))
        fault = verify(entries)
        if fault is not None:
            raise Refused(f"Entry {fault.sequence} of the ledger {fault.why} Restore a backup.")
        events: dict[str, list[Event]] = {}
        for entry in entries:
            if isinstance(entry, Entry) and "bet" in entry.body:
                events.setdefault(entry.body["bet"], []).append(Event(entry.kind, entry.body))
        for each in events.values():
            _keep(person, life.replay(each))
        BetRow.objects.filter(owner=person).exclude(number__in=[int(id) for id in events]).delete()
    return len(events)


@contextmanager
def writing(person: Person) -> Iterator[None]:
    """One transaction that no other writer of this person's ledger can overlap.

    SQLite starts it as the only writer; elsewhere the owner's row is held.
    """
    with transaction.atomic():
        if connection.features.has_select_for_update:
            Person.objects.select_for_update().get(pk=person.pk)
        yield


def _change(person: Person, id: str | int, now: datetime, step: Callable[[Bet], tuple[Bet, Event]]) -> Bet:
    with writing(person), connection.cursor() as cursor:
        bet = find_bet(cursor, person, "number", _number(id))
        if bet is None:
            raise NoSuchBet(id)
        changed, event = step(bet)
        _record(cursor, person, end_of(cursor, person), event, now)
        change_bet(cursor, person, changed)
    return changed


def record(person: Person, event: Event, now: datetime) -> None:
    """Append an event to the person's ledger, inside a `writing` transaction."""
    with connection.cursor() as cursor:
        _record(cursor, person, end_of(cursor, person), event, now)


def _record(cursor: CursorWrapper, person: Person, end: End, event: Event, now: datetime) -> None:
    if end.at:
        check_clock(end.at, now)
    add_entry(cursor, person, *append_written(end.head, now, event.kind, event.body))


def _lesson_ids(person: Person) -> set[str]:
    numbers = BetRow.objects.filter(owner=person, teaches=True).values_list("number", flat=True)
    return {f"L{number}" for number in numbers}


def _keep(person: Person, bet: Bet) -> None:
    BetRow.objects.update_or_create(owner=person, number=int(bet.id), defaults=BetRow.columns(bet))


def _number(id: str | int) -> int:
    """The number that an id stands for; 0, which no bet has, when it stands for none."""
    text = str(id)
    known = text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST_NUMBER))
    return int(text) if known and int(text) <= LARGEST_NUMBER else 0
