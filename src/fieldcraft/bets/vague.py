"""How a draft is vague: what nobody could tell from it later, one sentence each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fieldcraft.bets.draft import Draft
from fieldcraft.bets.forecast import ChanceForecast

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Signs:
    """The sentence for each fault, in the order in which they are told, and the words that give it away."""

    sentences: dict[str, str]
    seen: frozenset[str]
    by_what: frozenset[str]
    loose: frozenset[str]


@cache
def signs() -> Signs:
    """What vagueness is told by."""
    import yaml

    value = yaml.load(files(__package__).joinpath("data/vague.yaml").read_bytes(), yaml.CSafeLoader)
    words = {name: frozenset(value[name]) for name in ("seen", "by_what", "loose")}
    return Signs({row["fault"]: row["text"] for row in value["sentences"]}, **words)


def vagueness(draft: Draft) -> tuple[str, ...]:
    """One sentence for each way in which the draft is vague; none when it is plain."""
    found = _faults(draft)
    return tuple(
        text.format(word=found[fault]) for fault, text in signs().sentences.items() if fault in found
    )


def _faults(draft: Draft) -> dict[str, str]:
    """The faults of a draft, each with the word that it is about, where there is one."""
    found: dict[str, str] = {}
    loose = _loose_word(draft)
    if not draft.resolution:
        found["no_rule"] = ""
    elif _plain(draft.resolution) == _plain(draft.title):
        found["title_is_rule"] = ""
    if loose:
        found["no_number"] = loose
    if len(draft.options) < 2:
        found["one_option" if draft.options else "no_options"] = ""
    if not _says_what_was_seen(draft.reason):
        found["no_evidence"] = ""
    if draft.base_rate is None:
        found["no_base_rate"] = ""
    return found


def _loose_word(draft: Draft) -> str:
    """The first word of the question that settles nothing; empty when a number stands beside it."""
    if not isinstance(draft.forecast, ChanceForecast):
        return ""
    question = draft.forecast.question
    if any(character.isdigit() for character in question + draft.resolution):
        return ""
    return next((word for word in WORD.findall(question) if word.casefold() in signs().loose), "")


def _says_what_was_seen(reason: str) -> bool:
    words = _plain(reason)
    return not signs().seen.isdisjoint(words) and not signs().by_what.isdisjoint(words)


def _plain(text: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in WORD.findall(text))
