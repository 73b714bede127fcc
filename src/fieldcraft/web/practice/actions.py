"""What a person does with practice runs. Each change is one transaction of the run's own ledger."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from fieldcraft.refusal import Missing, Refused
from fieldcraft.web.bets.transactions import writing
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.ledgers import (
    DEBRIEFED,
    DECIDED,
    OWN_VIEW,
    SETTLED,
    SKIPPED,
    STARTED,
    Kept,
    add,
    debriefed_body,
    decision_body,
    kept,
    kept_or_why,
    settled_body,
    start_body,
)
from fieldcraft.web.practice.tables import PracticeRunRow

if TYPE_CHECKING:
    from fieldcraft.practice.run import Decided, Run

Say = Callable[[str], None]


class NoSuchRun(Missing):
    """There is no such run, or it is somebody else's: the two are not told apart."""

    title = "No such run"

    def __init__(self, id: object) -> None:
        super().__init__(f"You have no run {str(id)[:40]}; look its name up in the list of your runs.")


@dataclass(frozen=True)
class Played:
    """A run with what its ledger holds, and its row."""

    row: PracticeRunRow
    kept: Kept
    run: Run

    @property
    def id(self) -> str:
        return self.row.key

    @property
    def viewed(self) -> bool:
        """Whether the player has said an own view, or went on without one: then the record may be seen."""
        said = self.kept.own_view is not None or self.kept.skipped
        return said or self.row.debrief is not None or self.kept.debriefed is not None

    def shown(self) -> dict[str, Any]:
        """What a player sees, in the shape of CONTRACTS.md."""
        from fieldcraft.practice.showing import shown_run

        return shown_run(self.id, self.run)


def start_run(
    person: Person, scenario: str | None, seed: object | None, now: datetime, form_key: str | None = None
) -> Played:
    """A new run; a seed that is not given is drawn. The one begun before when `form_key` comes again."""
    from fieldcraft.practice.run import read_seed
    from fieldcraft.practice.scenarios import DEFAULT
    from fieldcraft.practice.scenarios import scenario as named
    from fieldcraft.refusal import refuse_if_any

    problems: list[str] = []
    number = secrets.randbits(64)
    name = scenario or DEFAULT
    for check in (lambda: named(name), lambda: read_seed(seed) if seed is not None else None):
        try:
            check()
        except Refused as refused:
            problems.extend(refused.problems)
    refuse_if_any(problems)
    if seed is not None:
        number = read_seed(seed)
    with writing(person):
        earlier = PracticeRunRow.objects.filter(owner=person, form_key=form_key).first() if form_key else None
        if earlier is None:
            earlier = PracticeRunRow.objects.create(
                owner=person,
                key=secrets.token_hex(8),
                scenario=name,
                started=now.date(),
                form_key=form_key or None,
            )
            add(earlier, STARTED, start_body(earlier.key, name, number), now)
        return _played(earlier)


def show_run(person: Person, id: str) -> Played:
    """One run of the person as it stands; NoSuchRun when there is none with this name."""
    return _played(row_of(person, id))


def list_runs(person: Person) -> list[tuple[PracticeRunRow, Kept | Refused]]:
    """All runs of the person, the newest first, without playing them; why, where a ledger cannot be read."""
    rows = PracticeRunRow.objects.filter(owner=person).order_by("-pk").prefetch_related("entries")
    return [(row, kept_or_why(row)) for row in rows]


def decide(person: Person, id: str, decision: object, now: datetime) -> Played:
    """The run after a decision, JSON of unknown origin; refused with everything that is wrong with it."""
    from fieldcraft.practice.run import read_decision

    _warm_up(person, id)
    with writing(person):
        before = show_run(person, id)
        return _decided(before, read_decision(before.run, decision), now)


def autoplay(person: Person, id: str, policy: str, now: datetime) -> Played:
    """The run played to its end by a policy, from where it stands."""
    from fieldcraft.practice.policies import check_policy
    from fieldcraft.practice.run import by_policy

    check_policy(policy)
    _warm_up(person, id)
    with writing(person):
        at = show_run(person, id)
        if at.run.over:
            raise Refused("This run is over; look at its debrief, or start another run.")
        while not at.run.over:
            at = _decided(at, by_policy(at.run, policy), now)
        return at


def keep_own_view(person: Person, id: str, view: object, now: datetime) -> Played:
    """The finished run with the player's own view of best and worst, said before the record is seen; once."""
    from fieldcraft.practice.telling import read_own_view

    with writing(person):
        at = show_run(person, id)
        _check_over(at)
        if at.kept.own_view is not None:
            raise Refused("You have said your own view of this run already, and it stays as you said it.")
        if at.viewed:
            raise Refused("You went on to the record of this run, so a view said now would not be your own.")
        add(at.row, OWN_VIEW, read_own_view(at.run, view), now)
        return _played(at.row)


def go_without_view(person: Person, id: str, now: datetime) -> Played:
    """The finished run whose player goes on to the record without an own view; kept once, like a view."""
    with writing(person):
        at = show_run(person, id)
        _check_over(at)
        if at.viewed:
            return at
        add(at.row, SKIPPED, {}, now)
        return _played(at.row)


def debrief_run(
    person: Person,
    id: str,
    replays: int | None = None,
    skip_own_view: bool = False,
    say: Say = lambda sentence: None,
    *,
    now: datetime,
) -> dict[str, Any]:
    """The record of a finished run; refused before the player's own view is said, unless that is skipped.

    Where a record was worked out elsewhere, as the ledger of an imported run says, it is too late for a view.
    """
    from fieldcraft.practice.debrief import check_replays
    from fieldcraft.practice.steps import debrief

    if replays is not None:
        check_replays(replays)
    at = go_without_view(person, id, now) if skip_own_view else show_run(person, id)
    _check_over(at)
    if not at.viewed:
        raise Refused(
            "Say first which decision you think was your best and which your worst "
            "(--own-view FILE), or go on without (--skip-own-view)."
        )
    told = at.row.debrief
    if told is None or replays is not None:
        told = debrief(at.run, at.kept.settled, replays, say)
        keep_debrief(person, at.id, told, now)
    return {"run": at.id, "own_view": at.kept.own_view, **told}


def keep_debrief(person: Person, id: str, told: dict[str, Any], now: datetime) -> None:
    """Keep the record of a run, `told` at this moment; the only place where one is kept."""
    with writing(person):
        row = row_of(person, id)
        if [each["choice"] for each in told["decisions"]] != [body["choice"] for body in kept(row).decided]:
            raise Refused("The decisions of this run have changed meanwhile; look at its debrief again.")
        _write_debrief(row, told, now)


def _write_debrief(row: PracticeRunRow, told: dict[str, Any], now: datetime) -> None:
    """Keep a record, inside a `writing` transaction; the first one is noted in the run's ledger, too."""
    if kept(row).debriefed is None:
        add(row, DEBRIEFED, debriefed_body(told), now)
    row.debrief = told
    row.save(update_fields=["debrief"])


def _warm_up(person: Person, id: str) -> None:
    """Play the run once before the database is held: where nothing is compiled yet, that takes long."""
    assert show_run(person, id).run.lane


def _check_over(at: Played) -> None:
    if not at.run.over:
        raise Refused(
            f"This run stands at week {at.run.week} of {at.run.scenario.weeks}; play it to its end first, "
            "or let a policy do so."
        )


def row_of(person: Person, id: str) -> PracticeRunRow:
    """The row of the person's run; NoSuchRun when there is none with this name."""
    row = PracticeRunRow.objects.filter(owner=person, key=str(id).strip()[:64]).first()
    if row is None:
        raise NoSuchRun(id)
    return row


def _played(row: PracticeRunRow) -> Played:
    held = kept(row)
    return Played(row, held, held.to_run())


def _decided(before: Played, decision: Decided, now: datetime) -> Played:
    """The run after a decision, with every practice bet settled that has become known by then."""
    run = before.run.with_decision(decision)
    add(before.row, DECIDED, decision_body(len(run.decided), decision), now)
    for number, each in enumerate(run.decided, 1):
        if each.ask is not None and number not in before.kept.settled and each.ask.known(run.lane):
            add(before.row, SETTLED, settled_body(number, run.week, each.ask.outcome(run.lane)), now)
    held = kept(before.row)
    return Played(before.row, held, run)


def line_of(row: PracticeRunRow, held: Kept | Refused) -> dict[str, Any]:
    """What a list says of a run, without playing it; its decision skill only once it was debriefed.

    `broken` says why a run's ledger cannot be read; where it stands is then unknown, and told as not begun.
    """
    from fieldcraft.practice.scenarios import scenarios

    known = scenarios().get(row.scenario)
    broken = held if isinstance(held, Refused) else None
    decided = 0 if isinstance(held, Refused) else len(held.decided)
    points = len(known.points) if known else decided
    told = None if isinstance(held, Refused) else _noted(row, held)
    return {
        "run": row.key,
        "scenario": row.scenario,
        "started": row.started.isoformat(),
        "decisions": decided,
        "of": points,
        "over": broken is None and decided >= points,
        "playable": not isinstance(held, Refused) and held.current,
        "broken": None if broken is None else str(broken),
        "own_view": None if isinstance(held, Refused) else held.said,
        "decision_skill": told["decision_skill"]["mean"] if told else None,
        "decision_skill_se": told["decision_skill"]["se"] if told else None,
        "forecasts": told["forecasts"] if told else None,
        "unit": told["unit"] if told else None,
    }


def _noted(row: PracticeRunRow, held: Kept) -> dict[str, Any] | None:
    """What a run's debrief came to: of the record that is kept here, or as its ledger noted it elsewhere."""
    return held.debriefed if row.debrief is None else debriefed_body(row.debrief)
