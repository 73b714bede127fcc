"""Which of a person's own bets may be the evidence that would relieve a pain behind an ad's demand.

Bets are found by their words alone, so that every match is a guess and says how sure it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from fieldcraft.ads.pain_rows import Relief, pain_rows
from fieldcraft.bets.bet import Bet
from fieldcraft.bets.forecast import ChanceForecast

Sureness = Literal["close", "loose"]

# So many are shown for one pain: more would hide the best.
MOST_FOR_ONE = 3
# A text that shares one word with a pain says nothing; two are worth a look.
_LOOSE_WORDS = 2
_STATES = ("reviewed", "settled", "rated", "locked", "open")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class OwnEvidence:
    """A bet that may be evidence: how sure that is, by which of its words, and where the bet stands.

    "close": its criteria or tags speak of it; "loose": only its other texts do. A bet that is not settled
    is none yet. A bet that was lost counts as one that was won: what convinces is the review.
    """

    bet: str
    title: str
    state: str
    sureness: Sureness
    words: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """How sure the match is and what the bet lacks."""
        shared = ", ".join(self.words)
        if self.sureness == "close":
            sure = f"Its criteria or tags speak of it ({shared})."
        else:
            sure = f"A loose match by words ({shared}): read it before you rely on it."
        lacking = {"reviewed": "", "settled": " Not reviewed yet: what you learned is missing."}
        return sure + lacking.get(self.state, " Not settled yet: evidence only once it is.")

    def to_dict(self) -> dict[str, Any]:
        return {
            "bet": self.bet,
            "title": self.title,
            "state": self.state,
            "sureness": self.sureness,
            "words": list(self.words),
        }


def own_evidence(
    pains: Iterable[str], bets: Sequence[Bet], today: date, most: int = MOST_FOR_ONE
) -> Mapping[str, tuple[OwnEvidence, ...]]:
    """For the pains (rows of ads/data/pains.yaml) that some bets may relieve: those bets, the best first.

    Close matches before loose ones, reviewed bets before settled before running ones, more words before
    fewer, later bets before earlier ones. Void bets are none.
    """
    read = [(bet, state, *_words_of(bet)) for bet in bets if (state := bet.state(today)) in _STATES]
    found: dict[str, tuple[OwnEvidence, ...]] = {}
    for id in dict.fromkeys(pains):
        relief = pain_rows()[id].relief
        if relief is None:
            continue
        matches = [
            (bet, match)
            for bet, state, near, far in read
            if (match := _match(relief, bet, state, near, far)) is not None
        ]
        matches.sort(key=lambda each: (each[0].changed, each[0].id), reverse=True)
        matches.sort(key=lambda each: (each[1].sureness, _STATES.index(each[1].state), -len(each[1].words)))
        if matches:
            found[id] = tuple(match for _, match in matches[:most])
    return found


def _words_of(bet: Bet) -> tuple[frozenset[str], frozenset[str]]:
    """The words of its criteria and tags, and those of its title, goal, situation, choice and forecast."""
    draft = bet.draft
    about = draft.forecast.question if isinstance(draft.forecast, ChanceForecast) else draft.forecast.quantity
    told = (draft.title, draft.goal, draft.situation, draft.choice, draft.reason, draft.resolution, about)
    return _words((*draft.criteria, *draft.tags)), _words(told)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(_WORD.findall("\n".join(texts).casefold()))


def _match(
    relief: Relief, bet: Bet, state: str, near: frozenset[str], far: frozenset[str]
) -> OwnEvidence | None:
    if bet.draft.kind not in relief.kinds:
        return None
    close = _shared(relief.words, near)
    if not close and len(loose := _shared(relief.words, far)) < _LOOSE_WORDS:
        return None
    words = close or loose
    return OwnEvidence(bet.id, bet.draft.title, state, "close" if close else "loose", words)


def _shared(wanted: Sequence[str], words: frozenset[str]) -> tuple[str, ...]:
    """The words of a bet by which it was found: one for each that is wanted."""
    shared: dict[str, None] = {}
    for each in wanted:
        stem = each.removesuffix("*")
        fitting = sorted(word for word in words if word == stem or (stem != each and word.startswith(stem)))
        shared.update(dict.fromkeys(fitting[:1]))
    return tuple(shared)
