"""A bet that may be imported: what one line, or one question of several lines, came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldcraft.bets.bet import Bet, DatedForecast
from fieldcraft.bets.draft import Draft, read_old_draft
from fieldcraft.bets.forecast import with_numbers
from fieldcraft.bets.imported import import_bet
from fieldcraft.bets.imports.table import BadLine
from fieldcraft.bets.life import Event, apply
from fieldcraft.bets.settlement import Outcome
from fieldcraft.fields import TITLE_LIMIT
from fieldcraft.refusal import Refused


@dataclass(frozen=True)
class Candidate:
    """A draft with its life so far; `later` are further forecasts of yes, each with its day, in order."""

    line: int
    draft: Draft
    opened: date
    settled: date | None
    outcome: Outcome | None
    later: tuple[tuple[date, float], ...] = ()

    def to_bet(self, id: str, today: date) -> tuple[Bet, tuple[Event, ...]]:
        """The unwitnessed bet with its ledger entries; Refused when such a life cannot have been."""
        bet, event = import_bet(id, self.draft, self.opened, self.settled, self.outcome, today)
        last = today if bet.settlement is None else bet.settlement.on
        if any(on > last for on, _ in self.later):
            raise Refused(
                f"A forecast was made after {last}, when nothing was left to forecast; mend its day."
            )
        events = [event]
        for on, probability in self.later:
            dated = DatedForecast(on, with_numbers(bet.draft.forecast, {"probability": probability}))
            events.append(Event("forecast_updated", {"bet": id, **dated.to_dict()}))
            bet = apply(bet, events[-1])
        return bet, tuple(events)


def candidate(
    line: int,
    draft: Mapping[str, Any],
    opened: date | None,
    settled: date | None,
    outcome: Outcome | None,
    problems: Sequence[str] = (),
    later: Sequence[tuple[date, float]] = (),
) -> Candidate | BadLine:
    """The candidate of a line, or all that is wrong with it, `problems` found earlier among it."""
    said = list(problems)
    if opened is None:
        said = said or ["The day on which the bet was opened is missing; write it as YYYY-MM-DD."]
        return BadLine(line, " ".join(said))
    try:
        read = read_old_draft(draft, opened)
    except Refused as refused:
        # What could not be read is missing in the draft, and was named already.
        return BadLine(line, " ".join(said or refused.problems))
    if said:
        return BadLine(line, " ".join(said))
    return Candidate(line, read, opened, settled, outcome, tuple(later))


def titled(text: str) -> dict[str, Any]:
    """A draft's title for a text of any length."""
    line = " ".join(text.split())
    return {"title": line if len(line) <= TITLE_LIMIT else line[: TITLE_LIMIT - 2].rstrip() + " …"}
