"""The rules of the linter, read from data/lint.yaml: what each finds, says, asks, and offers instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

_FILE = Path(__file__).parents[1] / "data" / "lint.yaml"

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True)
class Rule:
    """One rule. `message`, `instead` and `ask` may hold {what}, which stands for the words that were found.

    `ask` is the question whose answer the manager puts in place of what was found; it is empty where
    nothing can be put. `origin` is "judgement" or the id of a row of the research claims.
    """

    code: str
    name: str
    severity: Severity
    title: str
    message: str
    instead: str
    ask: str
    why: str
    origin: str
    bad: str
    good: str


@dataclass(frozen=True)
class Words:
    """The words that rules look for, each list as one pattern, and the limits that they count by."""

    traits: re.Pattern[str]
    pressure: re.Pattern[str]
    decides: re.Pattern[str]
    coaches: re.Pattern[str]
    mistakes: re.Pattern[str]
    beginner: re.Pattern[str]
    limits: dict[str, int]
    headings: dict[str, str]


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its code."""
    return {row["code"]: Rule(**row) for row in _content()["rules"]}


@cache
def words() -> Words:
    """The words and limits, prepared once."""
    content = _content()
    lists = {name: _any_of(phrases) for name, phrases in content["words"].items()}
    return Words(**lists, limits=content["limits"], headings=content["headings"])


@cache
def _content() -> dict[str, Any]:
    import yaml

    content = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(content, dict)
    return content


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words: "self starter" is also "self-starter" and "selfstarter"."""
    written = (r"[ \t\r\n-]?".join(map(re.escape, phrase.split())) for phrase in phrases)
    apostrophes = (each.replace("'", "['’]") for each in written)
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(sorted(apostrophes, key=len, reverse=True))})(?!\w)", re.IGNORECASE
    )
