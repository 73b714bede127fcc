"""From the answer to one bet: a draft with every field filled in, to be changed by its owner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from fieldcraft.question.compare import Option, Situation
from fieldcraft.question.parts import Reason

# Below this probability the first reason is named as unsure.
UNSURE = 0.3


def bet_draft(
    now: Situation, chosen: Option, shown: Sequence[Option], main: Reason, today: date
) -> dict[str, Any]:
    """A draft (CONTRACTS "Bets") of a bet on `chosen`: due when one would know, counted from `today`."""
    means, asked = chosen.means, now.inputs.asked
    due = today + timedelta(days=means.know_in)
    does = means.does.format(asked=asked)
    template = means.bet
    money = None if chosen.costs.money is None else sum(chosen.costs.money) / 2
    return {
        "kind": means.kind,
        "title": does,
        "goal": main.end[:1].upper() + main.end[1:],
        "situation": f"I was about to spend time or money on {asked}.",
        "options": [option.means.does.format(asked=asked) for option in shown],
        "choice": does,
        "reason": f"Because {_seen(now, main)}, and this moves me further for its cost than the rest.",
        "base_rate": None,
        "forecast": {
            "question": template.question.format(due=f"{due.day} {due:%B %Y}", asked=asked) + ".",
            "probability": template.chance,
            "hoped": "yes",
        },
        "resolution": template.settle,
        "due": due.isoformat(),
        "controls": list(template.controls),
        "does_not_control": list(template.does_not_control),
        "if_then": template.if_then,
        "stake": {"hours": chosen.costs.middle_hours, "money": money},
        "reversible": True,
        "tags": ["question"],
        "criteria": [],
        "sources": list(means.supports),
        "lessons": [],
    }


def _seen(now: Situation, main: Reason) -> str:
    """What was seen, and by what: the ads, and the reason that the answers point to."""
    chance = f"{now.beliefs[main.id]:.0%}".replace("%", " %")
    if not now.answers:
        seen = f"people who ask this most often do so for “{main.text}” (we think, {chance})"
    elif now.beliefs[main.id] < UNSURE:
        seen = f"my answers point to no one reason, most to “{main.text}” ({chance})"
    else:
        seen = f"my answers point to “{main.text}” ({chance})"
    if now.ads is None:
        return seen
    named = now.inputs.about == "certificate" and now.inputs.name
    what = "it" if named else "some certification"
    return f"{now.ads.requiring} of {now.ads.read} ads that I read require {what}, {seen}"
