"""Credentials of one sentence that are asked for in one breath: "CSPO, PSPO or a similar certification"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from fieldcraft.ads.lexicon import Cue, lexicon
from fieldcraft.ads.page import Page, Span
from fieldcraft.ads.sentences import Passage
from fieldcraft.ads.words import Found

_LONGEST_GAP = 12
_BOTH = frozenset(["both", "beide", "ambos"])


@dataclass(frozen=True)
class Group:
    """Spans in one list. `any_will_do` when "or" or a slash joins them, so that one is enough."""

    spans: tuple[Span, ...]
    any_will_do: bool

    @property
    def first(self) -> int:
        return self.spans[0].first

    @property
    def last(self) -> int:
        return self.spans[-1].last


def groups_of(page: Page, here: Passage, spans: Sequence[Span], cues: Sequence[Found[Cue]]) -> list[Group]:
    """The lists among `spans`, which stand in passage `here` in reading order."""
    groups: list[Group] = []
    run: list[Span] = []
    joins: list[str] = []
    for span in spans:
        joint = _joint(page, run[-1], span, cues) if run else None
        if run and joint is None:
            groups.append(_group(page, here, run, joins))
            run, joins = [], []
        if joint is not None and run:
            joins.append(joint)
        run.append(span)
    return [*groups, _group(page, here, run, joins)] if run else groups


def _group(page: Page, here: Passage, run: Sequence[Span], joins: Sequence[str]) -> Group:
    any_will_do = ("or" in joins or ("slash" in joins and "and" not in joins)) and _BOTH.isdisjoint(
        page.words.keys[here.first : here.last]
    )
    return Group(tuple(run), any_will_do)


def _joint(page: Page, left: Span, right: Span, cues: Sequence[Found[Cue]]) -> str | None:
    """How two neighbours are joined ("or", "and", "slash", "list"), or None where they stand apart."""
    between = range(left.last, right.first)
    gap = page.between(left.last, right.first)
    if len(between) > _LONGEST_GAP or ";" in gap or (between and _cue_between(cues, left.last, right.first)):
        return None
    keys = [page.key(index) for index in between]
    if left.generic and ("(" in gap or lexicon().examples.find(page.words, left.last, right.first)):
        return "list"
    alternatives = lexicon().alternatives
    with_or = any(key in alternatives for key in keys) or "and/or" in gap
    if all(key in lexicon().connectors for key in keys):
        if with_or:
            return "or"
        if keys:
            return "and"
        return "slash" if "/" in gap else "list"
    if (
        "years" in (left.kind, right.kind)
        and left.kind != right.kind
        and "degree" not in (left.kind, right.kind)
    ):
        return "or" if with_or and keys[0] in alternatives else None
    if left.kind == right.kind and with_or and keys[-1] in alternatives | {"a", "an"}:
        closes_only = ")" in gap and "(" not in gap
        return "or" if not closes_only else None
    return None


def _cue_between(cues: Sequence[Found[Cue]], first: int, last: int) -> bool:
    """Whether a cue that may speak of what precedes it stands among the words from `first` to `last`."""
    at = bisect_left(cues, first, key=lambda cue: cue.first)
    return any(cue.value.of_last is not None for cue in cues[at : at + last - first] if cue.first < last)
