"""Lessons: what reviewed bets and practice runs taught, what later bets say about it, when to recall it.

The days follow the finding that spaced recall keeps what is read once and lost (evidence E21 to E23).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.review import Recall

# After two days, then two weeks later, then two months later, as long as the response was known.
SPACING = (timedelta(days=2), timedelta(days=14), timedelta(days=61))


@dataclass(frozen=True)
class Lesson:
    """A cue and a response, where it came from, and the later bets that confirm or contradict it.

    It came from a `bet`, or from the decision of a `week` in a practice `run`; the other is empty.
    """

    id: str
    when: str
    i_will: str
    bet: str
    learned: date
    recalls: tuple[Recall, ...] = ()
    confirmed_by: tuple[str, ...] = ()
    contradicted_by: tuple[str, ...] = ()
    run: str = ""
    week: int | None = None

    @property
    def sentence(self) -> str:
        """The lesson as one sentence."""
        return f"When {self.when}, I will {self.i_will}"

    @property
    def recall_on(self) -> date | None:
        """The day to recall it; None once it is known for good."""
        return next_recall(self.learned, self.recalls)

    def to_dict(self) -> dict[str, Any]:
        recall_on = self.recall_on
        return {
            "id": self.id,
            "when": self.when,
            "i_will": self.i_will,
            "bet": self.bet or None,
            "run": self.run or None,
            "week": self.week,
            "learned": self.learned.isoformat(),
            "recall_on": None if recall_on is None else recall_on.isoformat(),
            "confirmed_by": list(self.confirmed_by),
            "contradicted_by": list(self.contradicted_by),
        }


def lesson_of(bet: Bet) -> Lesson | None:
    """The lesson that the review of a bet holds, without what other bets say; None when it holds none."""
    if bet.review is None or bet.review.lesson is None:
        return None
    lesson = bet.review.lesson
    return Lesson(bet.lesson_id, lesson.when, lesson.i_will, bet.id, bet.review.on, bet.recalls)


def lessons_of(bets: Iterable[Bet], others: Iterable[Lesson] = ()) -> dict[str, Lesson]:
    """All lessons of one owner by id, newest first, each with the bets that speak about it.

    `others` are those that came from no bet.
    """
    reviewed = sorted((bet for bet in bets if bet.review is not None), key=_reviewed, reverse=True)
    found = [*(lesson for bet in reviewed if (lesson := lesson_of(bet)) is not None), *others]
    lessons = {each.id: each for each in sorted(found, key=lambda each: each.learned, reverse=True)}
    for bet in reversed(reviewed):
        assert bet.review is not None
        for id in lessons.keys() & set(bet.review.confirms):
            lessons[id] = replace(lessons[id], confirmed_by=(*lessons[id].confirmed_by, bet.id))
        for id in lessons.keys() & set(bet.review.contradicts):
            lessons[id] = replace(lessons[id], contradicted_by=(*lessons[id].contradicted_by, bet.id))
    return lessons


def next_recall(learned: date, recalls: Iterable[Recall]) -> date | None:
    """The day to recall a lesson again; None once it was known at all three distances in a row.

    Who did not know it starts anew with the shortest distance.
    """
    last, known = learned, 0
    for recall in recalls:
        last, known = recall.on, known + 1 if recall.knew else 0
    return None if known == len(SPACING) else last + SPACING[known]


def _reviewed(bet: Bet) -> tuple[date, int]:
    assert bet.review is not None
    return bet.review.on, int(bet.id) if bet.id.isdigit() else 0
