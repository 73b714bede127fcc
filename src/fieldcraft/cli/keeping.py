"""What the command line keeps, through the same actions as the pages, as this computer's owner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldcraft.cli.ask import AdsRead
from fieldcraft.question.inputs import Inputs


def keep_answer(inputs: Inputs, ads: AdsRead) -> int:
    """Keep an answer with the ads it was made from; its number."""
    from fieldcraft.web.start import prepare

    prepare()
    from fieldcraft.web.clock import now
    from fieldcraft.web.people.actions import local_owner
    from fieldcraft.web.question.actions import keep_answer as keep

    return keep(local_owner(), inputs, ads.documents, ads.unreadable, now())


def keep_bet(draft: Mapping[str, Any]) -> str:
    """Open a bet from a draft; its id."""
    from fieldcraft.web.start import prepare

    prepare()
    from fieldcraft.web.bets.actions import open_bet
    from fieldcraft.web.clock import now, today
    from fieldcraft.web.people.actions import local_owner

    return open_bet(local_owner(), draft, today(), now()).id
