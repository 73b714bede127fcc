"""A draft of a job ad from success criteria: nothing in it that the criteria do not say.

What is missing, and what is no change, is left out and becomes a question to the person who hires.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fieldcraft.roles.changes import quoted
from fieldcraft.roles.faults import Fault
from fieldcraft.roles.role import Criterion, Role

# Facts of every ad that a role does not hold.
ASKED_OF_EVERY_AD = (
    "What does the product do, and for whom? The role does not say it, so the draft does not.",
    "Where, for how many hours, for how much pay, and from when?",
    "Who coaches this person, how often, and what happens when a decision turns out wrong?",
    "How does somebody apply, by when, and who answers?",
    "Does a law or a client demand a certificate, a degree or a clearance? If so, name it and say who "
    "demands it; if not, let the line about credentials stand.",
)
# A criterion with one of these is no change yet; with another fault of a part, that part is left out.
NO_CHANGE = {"no_change", "activity", "artifact", "trait", "credential"}
LEFT_OUT = {"not_observable", "date_passed", "no_help", "no_decision_rights"}
PARTS_LEFT_OUT: dict[str, Any] = {"seen_by": "", "by": None, "help": "", "may_decide": ""}


@dataclass(frozen=True)
class DraftAd:
    """The draft as Markdown, and what its writer has to answer before it goes out."""

    text: str
    questions: tuple[str, ...]


def draft_ad(role: Role, faults: Sequence[Sequence[Fault]]) -> DraftAd:
    """The draft of an ad for a role, whose criteria have these faults."""
    pairs = zip(role.criteria, faults, strict=True)
    written = [found for pair in pairs if (found := _without_faults(*pair)) is not None]
    lines = [f"# {role.content.title}", ""]
    if written:
        lines += _changes(written)
    lines += _section("The help you get", [each.help for each in written])
    lines += _section("What you decide", [each.may_decide for each in written])
    if written:
        lines += _proof()
    return DraftAd("\n".join(lines).rstrip() + "\n", tuple(_questions(role, faults)))


def with_questions(ad: DraftAd) -> str:
    """The draft with its questions below it, as one Markdown document."""
    asked = "\n".join(f"- {question}" for question in ad.questions)
    return f"{ad.text}\n---\n\n## Before this goes out: questions to you\n\n{asked}\n"


def _without_faults(criterion: Criterion, faults: Sequence[Fault]) -> Criterion | None:
    """What of a criterion goes into an ad; None when it is no change."""
    codes = {fault.code for fault in faults}
    if codes & NO_CHANGE:
        return None
    weak = {fault.part for fault in faults if fault.code in LEFT_OUT}
    return replace(criterion, **{part: PARTS_LEFT_OUT[part] for part in weak})


def _changes(criteria: Sequence[Criterion]) -> Iterator[str]:
    yield "## What you will change in twelve months"
    yield ""
    for place, each in enumerate(criteria, 1):
        by = "" if each.by is None else f" By {_day(each.by)}."
        yield f"{place}. {_sentence(each.change)}{by}"
        if each.seen_by:
            yield f"   We will both see it here: {_sentence(each.seen_by)}"
    yield ""


def _section(heading: str, texts: Sequence[str]) -> Iterator[str]:
    said = list(dict.fromkeys(" ".join(text.split()) for text in texts if text))
    if said:
        yield f"## {heading}"
        yield ""
        for text in said:
            yield f"- {_sentence(text)}"
        yield ""


def _proof() -> Iterator[str]:
    yield "## What we need to see from you"
    yield ""
    yield (
        "Instead of certificates, degrees or years, tell us about one or two changes of your own that "
        "resemble those above:"
    )
    yield ""
    yield "- what you saw, what you chose against which other options, what you expected and how surely;"
    yield "- what happened, how you knew, and what of it was luck;"
    yield "- what you would decide differently today. A change that failed and was understood counts."
    yield ""


def _questions(role: Role, faults: Sequence[Sequence[Fault]]) -> Iterator[str]:
    if not role.criteria:
        yield "What must this person change in twelve months? The role has no criterion yet."
    for criterion, found in zip(role.criteria, faults, strict=True):
        name = f"{criterion.id}, “{quoted(criterion.change)}”" if criterion.change else criterion.id
        # What is no change yet has to become one before its other parts matter.
        for fault in [each for each in found if each.code in NO_CHANGE] or found:
            out = fault.code in NO_CHANGE | LEFT_OUT
            yield f"{name}: {fault.message}{' The draft leaves it out so far.' if out else ''}"
    yield from ASKED_OF_EVERY_AD


def _sentence(text: str) -> str:
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", ":", "…", "”")) else f"{line}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
