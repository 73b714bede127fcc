"""A question as the tests ask it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fieldcraft.ads.folders import Document, Unreadable
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.question import actions
from fieldcraft.web.question.tables import AnswerRow

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
SAID = {"asker": "experienced", "for": "myself", "about": "certificate", "name": "CSPO"}
REQUIRES = Document("northwind.txt", "Product Owner\n\nRequirements\n- CSPO certification required\n")
PLAIN = Document("meadow.txt", "Product Manager\n\nYou decide with users what we build.\n")
PICTURE = Unreadable("photo.pdf", "photo.pdf is a picture; paste the ad's text.")


def started(
    *ads: Document, unreadable: tuple[Unreadable, ...] = (), person: Person | None = None, **said: Any
) -> AnswerRow:
    """An answer just started."""
    return actions.start_answer(person or local_owner(), SAID | said, ads, unreadable, NOW)


def somebody_else() -> Person:
    return Person.objects.create(name="somebody else")


def answered_to_the_end(row: AnswerRow, answer: str = "dont_know") -> AnswerRow:
    """The answer after every question was answered in the same way."""
    while (question := row.result["next_question"]) is not None:
        row = actions.give_answer(local_owner(), row.pk, question["id"], answer, row.version, NOW)
    return row
