"""The hatch to practice: runs keep lessons and forecasts of their own, which stand among those of bets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, TypeAlias

from fieldcraft.bets.lessons import Lesson
from fieldcraft.web.hatch import Hatch
from fieldcraft.web.people.tables import Person

# The columns of a bet that judgement is reckoned from, in the order of `tables.JUDGED`.
Columns: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True)
class RunBets:
    """The practice bets of all runs: how many, and the settled ones, each with its company.

    `notes` says in sentences what is left out, and what to keep in mind.
    """

    bets: int = 0
    settled: tuple[tuple[str, Columns], ...] = ()
    notes: tuple[str, ...] = ()


class Runs(Protocol):
    """What bets ask of runs. A lesson of a run is known by its number; its id is P and that number."""

    def lesson_ids(self, person: Person) -> set[str]:
        """The ids of all lessons of the person's runs."""

    def all_lessons(self, person: Person) -> list[Lesson]:
        """The lessons of all the person's runs, the newest first."""

    def to_recall(self, person: Person, today: date, limit: int) -> list[Lesson]:
        """At most `limit` lessons whose day of recall has come, the longest waiting first."""

    def find_lesson(self, person: Person, number: int) -> Lesson:
        """The lesson with this number; `shelf.NoSuchLesson` when there is none."""

    def recall_lesson(self, person: Person, number: int, knew: bool, today: date, now: datetime) -> Lesson:
        """The lesson after it was asked for, with whether its response was known."""

    def bets_of_runs(self, person: Person, company: str) -> RunBets:
        """The forecasts of the person's runs; with a `company`, of those whose name begins so."""


runs: Hatch[Runs] = Hatch("the lessons and forecasts of practice runs")
