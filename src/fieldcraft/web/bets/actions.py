"""What a person does with bets. Each change is one transaction: its ledger entry and the bet after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

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
from fieldcraft.typed import plain_whole
from fieldcraft.web.bets import appending
from fieldcraft.web.bets.appending import (
    End,
    add_entry,
    change_bet,
    end_of,
    find_bet,
    find_bet_of_form,
)
from fieldcraft.web.bets.keys import LAST_PLACE, key, last_key
from fieldcraft.web.bets.runs import runs
from fieldcraft.web.bets.tables import BetRow, LedgerEntryRow
from fieldcraft.web.bets.transactions import Run, changing, running, writing
from fieldcraft.web.people.tables import Person


class NoSuchBet(Missing):
    """There is no such bet, or it is somebody else's: the two are not told apart."""

    title = "No such bet"

    def __init__(self, id: object) -> None:
        super().__init__(f"You have no bet {id}; look its number up in the list of your bets.")


def open_bet(person: Person, draft: object, today: date, now: datetime, form_key: str | None = None) -> Bet:
    """The new bet of `draft`, JSON of unknown origin; the one opened before when `form_key` comes again."""
    read = read_draft(draft, today)
    with changing(person) as run:
        earlier = find_bet_of_form(run, person, form_key) if form_key else None
        if earlier is not None:
            return earlier
        end = end_of(run, person)
        bet, event = life.open_bet(str(end.number + 1), read, today)
        _check_clock(end, now)
        appending.open_bet(run, person, end, bet, event, now, form_key)
    return bet


def show_bet(person: Person, id: str | int) -> Bet:
    """One bet of the person; NoSuchBet when there is none with this id."""
    row = BetRow.objects.filter(pk=key(person.pk, _number(id))).first()
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
    for row in LedgerEntryRow.objects.filter(owner=person).order_by("pk").iterator():
        yield row.to_entry()


def ledger_head(person: Person) -> Head:
    """The length and the last hash of the person's ledger."""
    mine = LedgerEntryRow.objects.filter(pk__range=(key(person.pk, 0), last_key(person.pk)))
    last = mine.order_by("-pk").first()
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


def _change(person: Person, id: str | int, now: datetime, step: Callable[[Bet], tuple[Bet, Event]]) -> Bet:
    with changing(person) as run:
        bet = find_bet(run, person, _number(id))
        if bet is None:
            raise NoSuchBet(id)
        changed, event = step(bet)
        _record(run, person, end_of(run, person), event, now)
        change_bet(run, person, changed)
    return changed


def record(person: Person, event: Event, now: datetime) -> None:
    """Append an event to the person's ledger, inside a `writing` transaction."""
    with running() as run:
        _record(run, person, end_of(run, person), event, now)


def _record(run: Run, person: Person, end: End, event: Event, now: datetime) -> None:
    _check_clock(end, now)
    add_entry(run, person, *append_written(end.head, now, event.kind, event.body))


def _check_clock(end: End, now: datetime) -> None:
    if end.at:
        check_clock(end.at, now)


def _lesson_ids(person: Person) -> set[str]:
    numbers = BetRow.objects.filter(owner=person, teaches=True).values_list("number", flat=True)
    return {f"L{number}" for number in numbers} | runs().lesson_ids(person)


def _keep(person: Person, bet: Bet) -> None:
    columns = {"owner": person, "number": int(bet.id)} | BetRow.columns(bet)
    BetRow.objects.update_or_create(pk=key(person.pk, int(bet.id)), defaults=columns)


def _number(id: str | int) -> int:
    """The number that an id stands for; 0, which no bet has, when it stands for none."""
    number = plain_whole(str(id), len(str(LAST_PLACE)))
    return 0 if number is None or number > LAST_PLACE else number
