"""Two processes that settle the same bets, each bet at the same moment."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

TODAY, NOW = date(2026, 3, 5), datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
# The answer that each process gives.
ANSWERS = ("yes", "no")
# After so many seconds of waiting for the other process, it is taken for dead.
DEAD = 60


@dataclass(frozen=True)
class Settled:
    """What each process was told, a sentence a bet, empty where it settled the bet; and what was kept.

    `answers` are the outcomes of the bets, `settlements` the bets of the ledger's settlements, in order.
    """

    told: tuple[Sequence[str], ...]
    answers: Sequence[str]
    settlements: Sequence[str]
    fault: str


def settle_at_once(bets: int) -> Settled:
    """Open so many bets and settle each twice at once, in processes with the environment of this one."""
    start = multiprocessing.get_context("spawn")
    barrier, results = start.Barrier(len(ANSWERS)), start.Queue()
    processes = [
        start.Process(target=_settle, args=(place, bets, barrier, results), daemon=True)
        for place in range(len(ANSWERS))
    ]
    for process in processes:
        process.start()
    found = dict(results.get(timeout=2 * DEAD) for _ in processes)
    for process in processes:
        process.join(DEAD)
    told = tuple(found[place][0] for place in range(len(ANSWERS)))
    return Settled(told, *found[0][1:])


def _settle(place: int, bets: int, barrier: Any, results: Any) -> None:
    from fieldcraft.web.start import prepare

    if place == 0:
        prepare()
        _open(bets)
    barrier.wait(DEAD)
    prepare()

    from fieldcraft.bets.settlement import Happened
    from fieldcraft.refusal import Refused
    from fieldcraft.web.bets import actions
    from fieldcraft.web.people.actions import local_owner

    person, told = local_owner(), []
    for number in range(1, bets + 1):
        barrier.wait(DEAD)
        try:
            actions.settle_bet(person, number, Happened(ANSWERS[place]), TODAY, NOW, unrated=True)
            told.append("")
        except Refused as refused:
            told.append("\n".join(refused.problems))
    barrier.wait(DEAD)
    results.put((place, (told, *_kept(bets))))


def _open(bets: int) -> None:
    from fieldcraft.web.bets import actions
    from fieldcraft.web.people.actions import local_owner
    from tests.bets.drafts import draft

    person = local_owner()
    for _ in range(bets):
        actions.open_bet(person, draft(due="2026-04-01"), TODAY, NOW)


def _kept(bets: int) -> tuple[list[str], list[str], str]:
    from fieldcraft.bets.ledger import Entry, verify
    from fieldcraft.web.bets import actions
    from fieldcraft.web.people.actions import local_owner

    person = local_owner()
    outcomes = [
        settlement.outcome.to_dict()["happened"]
        for number in range(1, bets + 1)
        if (settlement := actions.show_bet(person, number).settlement)
    ]
    entries = list(actions.ledger_entries(person))
    settlements = [
        entry.body["bet"] for entry in entries if isinstance(entry, Entry) and entry.kind == "bet_settled"
    ]
    fault = verify(entries, actions.ledger_head(person))
    return outcomes, settlements, "" if fault is None else fault.why
