"""The form of a review: the weakest decision, a lesson, and what the bet says about earlier lessons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.forms import BoundField

from fieldcraft.bets.lessons import Lesson
from fieldcraft.web.bets.forms import TypedForm, line, lines, pick

SAYS = (("", "says nothing about it"), ("confirms", "confirms it"), ("contradicts", "contradicts it"))


class ReviewForm(TypedForm):
    """What is taken from a settled bet."""

    weakest_decision = lines(
        "What was your weakest decision?", "There is one after a good outcome too. Say what, not who."
    )
    when = line("When …", "The moment in which it would matter again. A lesson may be left out.")
    i_will = line("… I will …", "What you will do in that moment.")
    # The ids of the lessons that are asked about.
    lessons: Sequence[str] = ()

    @classmethod
    def about(cls, lessons: Sequence[Lesson], data: Mapping[str, Any] | None = None) -> ReviewForm:
        """The form with one question for each earlier lesson."""
        form = cls(data)
        form.lessons = [lesson.id for lesson in lessons]
        for lesson in lessons:
            form.fields[f"lesson_{lesson.id}"] = pick(lesson.sentence, SAYS, f"Lesson {lesson.id}")
            form.fields[f"lesson_{lesson.id}"].initial = ""
        return form

    def asked(self) -> list[BoundField]:
        """The questions about earlier lessons."""
        return [self[f"lesson_{id}"] for id in self.lessons]

    def to_review(self) -> dict[str, Any]:
        """The review that was typed, in the shape of CONTRACTS.md; not checked."""
        lesson = {"when": self.typed("when"), "i_will": self.typed("i_will")}
        said = {id: self.typed(f"lesson_{id}") for id in self.lessons}
        return {
            "weakest_decision": self.typed("weakest_decision"),
            "lesson": lesson if any(lesson.values()) else None,
            "confirms": [id for id, says in said.items() if says == "confirms"],
            "contradicts": [id for id, says in said.items() if says == "contradicts"],
        }
