"""What is weak in criteria: for each fault a stable code and one sentence that says what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from fieldcraft.roles.alike import alike
from fieldcraft.roles.data_files import load
from fieldcraft.roles.lexicon import lexicon, words_of
from fieldcraft.roles.measures import has_number, has_share, has_start
from fieldcraft.roles.role import HORIZON_MONTHS, Criterion, months_after
from fieldcraft.roles.statement import is_english, read_statement

FEWEST, MOST = 3, 6
PARTS_OF_A_CHANGE = ("activity", "artifact", "trait", "credential")


@dataclass(frozen=True)
class FaultKind:
    """A way to be weak: its code, the part to write anew, its sentence, and an example before and after."""

    code: str
    part: str
    text: str
    weak: str
    better: str


@dataclass(frozen=True)
class Fault:
    """A fault that was found: its code, the part of the criterion it is about, one sentence."""

    code: str
    part: str
    message: str

    def to_dict(self) -> dict[str, Any]:
        return {"code": self.code, "message": self.message}


@cache
def fault_kinds() -> dict[str, FaultKind]:
    """Every kind of fault by its code, in the order in which they are told."""
    return {row["code"]: FaultKind(**row) for row in load("faults.yaml")["faults"]}


def faults_of(
    criteria: Sequence[Criterion], today: date, starts: date | None = None
) -> list[tuple[Fault, ...]]:
    """The faults of each criterion of a role, in their order; `starts` is the first of its twelve months."""
    found = [dict(_faults(each, today, starts or today)) for each in criteria]
    for later, earlier in alike([each.change for each in criteria]):
        name = criteria[earlier].id or f"criterion {earlier + 1}"
        found[later].setdefault("same", name)
    for place in range(MOST, len(criteria)):
        found[place]["too_many"] = str(place + 1)
    if 0 < len(criteria) < FEWEST:
        found[-1]["too_few"] = "It is the only criterion" if len(criteria) == 1 else "There are only two"
    return [tuple(_told(each)) for each in found]


def faults_of_one(criterion: Criterion, today: date, starts: date | None = None) -> tuple[Fault, ...]:
    """The faults of one criterion by itself."""
    return tuple(_told(dict(_faults(criterion, today, starts or today))))


def _told(found: dict[str, str]) -> Iterator[Fault]:
    for code, kind in fault_kinds().items():
        if code in found:
            yield Fault(code, kind.part, kind.text.format(word=found[code]))


def _faults(criterion: Criterion, today: date, starts: date) -> Iterator[tuple[str, str]]:
    """Codes of faults, each with the word it is about."""
    if is_english(f"{criterion.change}\n{criterion.seen_by}"):
        yield from _faults_of_change(criterion)
        if not _can_be_seen(criterion.seen_by):
            yield "not_observable", ""
    else:
        for part, code in (("change", "no_change"), ("seen_by", "not_observable")):
            if _is_missing(getattr(criterion, part)):
                yield code, ""
    yield from _faults_of_date(criterion.by, today, starts)
    if _is_missing(criterion.help):
        yield "no_help", ""
    if _is_missing(criterion.may_decide):
        yield "no_decision_rights", ""


def _faults_of_change(criterion: Criterion) -> Iterator[tuple[str, str]]:
    change, seen = read_statement(criterion.change), criterion.seen_by
    if change.kind == "empty":
        yield "no_change", ""
        return
    if change.kind in PARTS_OF_A_CHANGE:
        yield change.kind, change.word
        return
    numbered = change.numbered or has_share(seen)
    vague = change.loose or change.kind == "unclear" or change.moves
    if (vague and not numbered) or (change.kind == "unclear" and change.loose):
        yield "no_measure", ""
    elif change.moves and not change.started and not has_start(seen):
        yield "no_baseline", ""
    words = words_of(criterion.change)
    beyond = lexicon().phrases["beyond"].first_in(words)
    if beyond is not None:
        yield "not_theirs", " ".join(words[beyond[0] : sum(beyond)])


def _faults_of_date(by: date | None, today: date, starts: date) -> Iterator[tuple[str, str]]:
    if by is None:
        yield "no_date", ""
    elif by < today:
        yield "date_passed", _day(by)
    elif by > months_after(max(starts, today), HORIZON_MONTHS):
        yield "beyond_horizon", _day(by)


def _can_be_seen(seen_by: str) -> bool:
    """Whether it says where to look; an opinion that nothing records is no place to look."""
    if _is_missing(seen_by):
        return False
    words, known = words_of(seen_by), lexicon()
    opinion = known.phrases["opinions"].first_in(words) is not None
    return not opinion or has_number(seen_by) or known.phrases["records"].first_in(words) is not None


def _is_missing(text: str) -> bool:
    plain = " ".join(text.lower().split()).rstrip(".!") or text.strip()
    return not plain or plain in lexicon().sets["placeholders"]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
