"""Bets that had their life elsewhere and are brought in, marked as unwitnessed."""

from __future__ import annotations

from datetime import date

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.draft import Draft
from fieldcraft.bets.life import Event, apply, check_fits
from fieldcraft.bets.settlement import Outcome, Settlement
from fieldcraft.refusal import refuse_if_any


def import_bet(
    id: str, draft: Draft, opened: date, settled: date | None, outcome: Outcome | None, today: date
) -> tuple[Bet, Event]:
    """The bet of a draft from `read_old_draft`, with its outcome where it has one, and its one ledger entry.

    An outcome whose day nobody noted is taken to have been known on the due date, or today when that is
    still to come. The ledger sees all of it today, so it proves nothing about what came first.
    """
    problems = []
    if opened > today:
        problems.append(f"The bet was opened on {opened}, which is still to come; mend the day.")
    if settled is not None and outcome is None:
        problems.append(f"The bet was settled on {settled}, but its outcome is missing; add it.")
    if settled is not None and not opened <= settled <= today:
        problems.append(
            f"The bet was settled on {settled}, which is not between the day it was opened, {opened}, "
            "and today; mend the day."
        )
    refuse_if_any(problems)
    settlement = None
    if outcome is not None:
        check_fits(draft.forecast, outcome)
        settlement = Settlement(settled or min(draft.due, today), outcome, "", "", unrated=True)
    body = {
        "bet": id,
        "on": today.isoformat(),
        "opened": opened.isoformat(),
        "draft": draft.to_dict(),
        "settlement": None if settlement is None else settlement.to_dict(),
    }
    event = Event("bet_imported", body)
    return apply(None, event), event
