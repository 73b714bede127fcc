"""The rows behind the pains: which proxy is meant, what may stand behind it, read from data/pains.yaml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from fieldcraft.ads.certificates import certificates
from fieldcraft.ads.reading import Credential, Kind, Label
from fieldcraft.ads.words import Phrases

_FILE = Path(__file__).parent / "data" / "pains.yaml"


@dataclass(frozen=True)
class Condition:
    """Which credentials a row is for; each part that is not None must fit."""

    kinds: frozenset[str] | None
    families: frozenset[str] | None
    names: frozenset[str] | None
    name_starts: str | None
    beside: frozenset[str] | None

    def fits(self, credential: Credential, beside: frozenset[str]) -> bool:
        """Whether it is for this credential; `beside` holds the words of its sentence in small letters."""
        name = credential.name or ""
        return (
            (self.kinds is None or credential.kind in self.kinds)
            and (self.families is None or _families().get(name) in self.families)
            and (self.names is None or name in self.names)
            and (self.name_starts is None or name.startswith(self.name_starts))
            and (self.beside is None or not self.beside.isdisjoint(beside))
        )


@dataclass(frozen=True)
class Relief:
    """By what a person's bets are found that may relieve a pain: their kinds, and words that they hold.

    A word that ends in a star stands for every word that begins like it.
    """

    kinds: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class PainRow:
    """One row: what it is for and what it says. `origin` is a sentence; `rule` marks somebody else's rule."""

    id: str
    proxy: str
    conditions: tuple[Condition, ...]
    label: Label | None
    words: tuple[str, ...]
    only_labelled: bool
    rule: bool
    short: str
    pain: str
    ask: str
    evidence: str
    told_by: str
    instead: str
    fair_if: str
    origin: str
    claims: tuple[str, ...]
    relief: Relief | None


@cache
def pain_rows() -> Mapping[str, PainRow]:
    """Every row by its id, in the order of the file."""
    return MappingProxyType({row["id"]: _row(row) for row in _content()["pains"]})


@cache
def leads() -> Mapping[str, str]:
    """What is set before a pain, by the demand of its credential; for sentences under "sentence"."""
    return MappingProxyType(_content()["leads"])


@cache
def phrases() -> Phrases[PainRow]:
    """The phrases by which rows for sentences are known."""
    return Phrases((words, row) for row in pain_rows().values() for words in row.words)


def for_credential(credential: Credential, beside: frozenset[str]) -> PainRow | None:
    """The first row that is for this credential, or None."""
    for condition, row in _conditions()[credential.kind]:
        if condition.fits(credential, beside):
            return row
    return None


@cache
def _conditions() -> Mapping[Kind, Sequence[tuple[Condition, PainRow]]]:
    """The conditions that credentials of each kind may fit, in the order of the file, with their rows."""
    return {
        kind: [
            (condition, row)
            for row in pain_rows().values()
            for condition in row.conditions
            if condition.kinds is None or kind in condition.kinds
        ]
        for kind in get_args(Kind)
    }


@cache
def for_label(label: Label) -> PainRow | None:
    """The row for sentences of this kind of which nothing nearer is known, or None."""
    rows = [row for row in pain_rows().values() if row.label == label and not row.words]
    return rows[0] if rows else None


@cache
def _content() -> dict[str, Any]:
    import yaml

    content = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(content, dict)
    return content


@cache
def _families() -> dict[str, str]:
    return {each.name: each.family for each in certificates()}


def _row(row: dict[str, Any]) -> PainRow:
    sentences, relief = row.get("in", {}), row.get("relieved_by")
    return PainRow(
        id=row["id"],
        proxy=row["proxy"],
        conditions=tuple(_condition(each) for each in row.get("of", ())),
        label=sentences.get("label"),
        words=tuple(sentences.get("words", ())),
        only_labelled=sentences.get("only_labelled", False),
        rule=row.get("rule", False),
        short=row["short"],
        pain=row["pain"],
        ask=row["ask"],
        evidence=row["evidence"],
        told_by=row["told_by"],
        instead=row["instead"],
        fair_if=row.get("fair_if", ""),
        origin=_origin(row["origin"]),
        claims=tuple(row["origin"]["rows"]),
        relief=Relief(tuple(relief["kinds"]), tuple(relief["words"])) if relief else None,
    )


def _condition(each: dict[str, Any]) -> Condition:
    def words(key: str) -> frozenset[str] | None:
        return frozenset(each[key]) if key in each else None

    return Condition(
        words("kinds"), words("families"), words("names"), each.get("name_starts"), words("beside")
    )


def _origin(origin: dict[str, Any]) -> str:
    """Where a hypothesis comes from, as a sentence."""
    rows = ", ".join(origin["rows"])
    if not rows:
        return "Our judgement; nobody has tested it."
    if origin["from"] == "judgement":
        return f"Our judgement; nobody has tested it. Near it: {rows}."
    return f"Ours, after {rows}, which are near it and do not test it."
