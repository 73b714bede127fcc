"""Words and shapes for what the rooms name by ids, so that no page tells it by colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django import template

from fieldcraft.bets.sentences import day
from fieldcraft.chance import rounding
from fieldcraft.web import clock

register = template.Library()

# demand -> its shape, its word, and what the word means
DEMANDS = {
    "required": ("◆", "required", "nobody without it is considered"),
    "preferred": ("◇", "preferred", "a plus, not a must"),
    "alternative": ("◈", "alternative", "one of several that are accepted"),
    "mentioned": ("·", "mentioned", "named, but not demanded"),
    "negated": ("✕", "not required", "the ad says so"),
}
# kind of sentence -> its sign, its word, and what the word means; the other kinds are not marked
SENTENCES = {
    "outcome": ("→", "outcome", "a change that you are judged by"),
    "artifact": ("▭", "artifact", "a document, tool or meeting is the point"),
    "vague": ("≈", "vague", "nobody can verify it"),
    "coaching": ("⇄", "coaching", "somebody is coached"),
    "learning_culture": ("↻", "learning", "trying, failing and learning are spoken of"),
}
KINDS = {
    "certification": "certificate",
    "degree": "degree",
    "years": "years of experience",
    "training": "training",
    "tool_cert": "vendor's certificate",
}
STANCES = {
    "supports": "speaks for it",
    "against": "speaks against it",
    "nuance": "qualifies it",
    "context": "context",
}


@register.filter
def count(number: int) -> str:
    """A count as it is read: 200,000."""
    return minus(f"{number:,}")


@register.filter
def about(number: float) -> str:
    """A size that is spoken of with "some": 120,000 of 120,001."""
    return rounding.about(number)


@register.filter
def with_error(estimate: float, error: float) -> str:
    """An estimate with its standard error, both to the digits that the error leaves."""
    return rounding.with_error(estimate, error)


@register.filter
def minus(number: object) -> str:
    """A number in words with a minus sign and no hyphen, which would break off at a line's end."""
    return str(number).replace("-", "−")


@register.filter
def in_words(iso: str) -> str:
    """A day such as 2026-03-05 as "Thu 5 March", with its year unless it is this one."""
    return day(date.fromisoformat(iso), clock.today())


@register.filter
def shape(demand: str) -> str:
    return DEMANDS[demand][0]


@register.filter
def demand_word(demand: str) -> str:
    return DEMANDS[demand][1]


@register.filter
def sign(label: str) -> str:
    return SENTENCES[label][0]


@register.filter
def label_word(label: str) -> str:
    return SENTENCES[label][1]


@register.filter
def kind_word(kind: str) -> str:
    return KINDS[kind]


@register.filter
def stance_word(stance: str) -> str:
    return STANCES[stance]


@register.filter
def of(values: Mapping[str, Any], key: str) -> Any:
    """The value under `key`, or an empty mapping."""
    return values.get(key, {})


@register.filter
def host(address: str) -> str:
    """The host of a web address, which is enough to know where a link leads."""
    return urlsplit(address).hostname or address


@register.simple_tag
def demands() -> list[tuple[str, str, str]]:
    """Every shape with its word and meaning, for the legend."""
    return list(DEMANDS.values())


@register.simple_tag
def sentence_kinds() -> list[tuple[str, str, str]]:
    """Every sign with its word and meaning, for the legend."""
    return list(SENTENCES.values())
