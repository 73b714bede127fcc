"""The person's bets among which evidence is looked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fieldcraft.bets.relief import OwnEvidence, own_evidence
from fieldcraft.web.bets.lists import ENDED, GOING
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.people.tables import Person

# Settled last, and to be looked at soonest: what lies further back is not looked through.
MOST_ENDED, MOST_GOING = 1000, 200


@dataclass(frozen=True)
class LookedThrough:
    """What was found for each pain, among how many bets, and whether there are more."""

    found: Mapping[str, tuple[OwnEvidence, ...]]
    bets: int
    more: bool

    @property
    def sentence(self) -> str:
        """Among what was looked."""
        if not self.bets:
            return "You have no bets yet; what you settle and review will be named here as evidence."
        which = f"the {self.bets:,} bets settled last or due next" if self.more else "all your bets"
        return f"Bets of yours were looked for by their words, in {which}."


def look_through(person: Person, pains: Iterable[str], today: date) -> LookedThrough:
    """Which bets of the person may be evidence for these pains."""
    own = BetRow.objects.filter(owner=person, void=False)
    ended = own.exclude(settled_on=None).order_by(*ENDED)
    going = own.filter(settled_on=None).order_by(*GOING)
    rows = [*ended[:MOST_ENDED], *going[:MOST_GOING]]
    kept = [row.to_bet() for row in rows]
    return LookedThrough(own_evidence(pains, kept, today), len(kept), own.count() > len(kept))
