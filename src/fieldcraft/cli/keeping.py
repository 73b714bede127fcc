"""What the command line keeps, through the same actions as the pages, as this computer's owner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldcraft.cli.acting import acting
from fieldcraft.cli.answering import AdsRead
from fieldcraft.question.inputs import Inputs


def keep_answer(inputs: Inputs, ads: AdsRead) -> int:
    """Keep an answer with the ads it was made from; its number."""
    with acting() as who:
        from fieldcraft.web.question.actions import keep_answer as keep

        return keep(who.person, inputs, ads.documents, ads.unreadable, who.now)


def vague_in(draft: Mapping[str, Any]) -> tuple[str, ...]:
    """How a draft is vague, one sentence each; Refused when it is no draft."""
    from fieldcraft.bets.draft import read_draft
    from fieldcraft.bets.vague import vagueness
    from fieldcraft.web import clock

    return vagueness(read_draft(draft, clock.today()))


def keep_bet(draft: Mapping[str, Any]) -> str:
    """Open a bet from a draft; its id."""
    with acting() as who:
        from fieldcraft.web.bets.actions import open_bet

        return open_bet(who.person, draft, who.today, who.now).id
