"""What the last seven days taught, from their owner's own record: entries of the ledger in, sentences out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fieldcraft.bets.cells import cells
from fieldcraft.bets.sentences import amount, percent
from fieldcraft.bets.settlement import VOID

DAYS = 7
# The kinds of ledger entries that a week is told from.
TOLD = ("bet_reviewed", "bet_settled", "forecast_updated")
COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class NamedBet:
    """What a sentence says of a bet: its title, and the cell it fell into."""

    title: str
    cell: str


@dataclass(frozen=True)
class Moved:
    """The last forecast that a bet was given in the week, in words."""

    bet: str
    to: str


@dataclass(frozen=True)
class Week:
    """The lessons written, as (bet, sentence), the bets settled, and the forecasts moved; each in order.

    `whole` is false when more happened than was looked at: then the counts are the least there was.
    """

    lessons: tuple[tuple[str, str], ...] = ()
    settled: tuple[str, ...] = ()
    moved: tuple[Moved, ...] = ()
    whole: bool = True

    @property
    def bets(self) -> set[str]:
        """The ids of the bets that a sentence names or sorts by cell: all that were settled, and one that
        moved alone."""
        return {*self.settled, *(each.bet for each in self.moved if len(self.moved) == 1)}


@dataclass(frozen=True)
class Waiting:
    """How much waits, as far as it was counted: decisions to rate or settle, reviews, lessons to recall."""

    decide: int = 0
    review: int = 0
    recall: int = 0
    more: bool = False


def first_day(today: date) -> date:
    """The first of the seven days that end today."""
    return today - timedelta(DAYS - 1)


def read_week(entries: Iterable[tuple[str, Mapping[str, Any]]], *, whole: bool = True) -> Week:
    """The week of its ledger entries (kind and body), in the order in which they were written.

    Void bets are left out, and so is an entry that lacks what it should hold.
    """
    lessons: list[tuple[str, str]] = []
    settled: list[str] = []
    moved: dict[str, Moved] = {}
    for kind, body in entries:
        bet = str(body.get("bet", ""))
        if kind == "bet_reviewed" and (lesson := _lesson(body.get("lesson"))):
            lessons.append((bet, lesson))
        elif kind == "bet_settled" and body.get("outcome") != VOID.to_dict():
            settled.append(bet)
        elif kind == "forecast_updated" and (numbers := _numbers(body)):
            moved.pop(bet, None)
            moved[bet] = Moved(bet, numbers)
    return Week(tuple(lessons), tuple(settled), tuple(moved.values()), whole)


def week_sentences(week: Week, named: Mapping[str, NamedBet], waiting: Waiting) -> tuple[str, ...]:
    """What is said of the week: what was learned, what came of bets, what moved, what waits; else nothing.

    `named` holds what `week.bets` are called. No word of it judges.
    """
    said = [*_lessons(week), *_settled(week, named), *_moved(week, named)]
    if said and not week.whole:
        said.append("More happened than is counted here.")
    return (*said, *_waiting(waiting)) if said else ()


def _lessons(week: Week) -> list[str]:
    if not week.lessons:
        return []
    last = _ended(f"You wrote down: {week.lessons[-1][1]}")
    others = len(week.lessons) - 1
    if not others:
        return [last]
    return [last, f"{_count(others, 'other lesson')} came before it.".capitalize()]


def _settled(week: Week, named: Mapping[str, NamedBet]) -> list[str]:
    found = [named[bet] for bet in week.settled if bet in named]
    if len(found) == 1:
        cell = "" if found[0].cell == "none" else f": {cells()[found[0].cell].word.lower()}"
        return [f"“{found[0].title}” was settled{cell}."]
    if not found:
        return []
    counts = Counter(bet.cell for bet in found)
    parts = [f"{counts[id]} {cell.word.lower()}" for id, cell in cells().items() if counts[id]]
    return [f"{_count(len(found), 'bet')} were settled: {', '.join(parts)}.".capitalize()]


def _moved(week: Week, named: Mapping[str, NamedBet]) -> list[str]:
    if len(week.moved) > 1:
        return [f"The forecasts of {_count(len(week.moved), 'bet')} moved."]
    return [
        f"The forecast of “{named[each.bet].title}” moved to {each.to}."
        for each in week.moved
        if each.bet in named
    ]


def _waiting(waiting: Waiting) -> list[str]:
    parts = [
        f"{count} to {verb}"
        for count, verb in (
            (waiting.decide, "rate or settle"),
            (waiting.review, "review"),
            (waiting.recall, "recall"),
        )
        if count
    ]
    return [f"Waiting: {', '.join(parts)}{', and more' if waiting.more else ''}."] if parts else []


def _lesson(lesson: object) -> str:
    """The lesson of a review as a sentence; empty where there is none."""
    if not isinstance(lesson, dict) or not {"when", "i_will"} <= lesson.keys():
        return ""
    return f"When {lesson['when']}, I will {lesson['i_will']}"


def _numbers(body: Mapping[str, Any]) -> str:
    """The numbers of a forecast in words; empty where there are none."""
    numbers = [body.get(name) for name in ("probability", "p10", "p50", "p90")]
    chance, *ends = [each if isinstance(each, int | float) else None for each in numbers]
    if chance is not None:
        return percent(chance)
    low, middle, high = ends
    if low is None or middle is None or high is None:
        return ""
    return f"{amount(low)} to {amount(high)}, middle {amount(middle)}"


def _count(number: int, thing: str) -> str:
    word = COUNTS[number] if number < len(COUNTS) else str(number)
    return f"{word} {thing}{'' if number == 1 else 's'}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."
