"""The form of a debrief's lessons: cue and response for each decision that could be expected to cost most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.forms import BoundField

from fieldcraft.bets.lessons import Lesson
from fieldcraft.practice.lessons import offered
from fieldcraft.web.bets.forms import TypedForm, line


class LessonsForm(TypedForm):
    """A lesson for each offered decision; what is left empty is left out."""

    # The offered decisions that have no lesson yet, as the record names them.
    offered: Sequence[Mapping[str, Any]] = ()

    @classmethod
    def about(
        cls,
        told: Mapping[str, Any],
        written: Sequence[Lesson],
        data: Mapping[str, Any] | None = None,
    ) -> LessonsForm:
        """The form for a record, but for the decisions that have a lesson already."""
        form, offers = cls(data), offered(told, {each.week for each in written})
        for each, suggested in offers:
            week = each["week"]
            form.fields[f"when_{week}"] = line("When …", f"For example: {suggested['when']}.")
            form.fields[f"i_will_{week}"] = line("… I will …", f"For example: {suggested['i_will']}.")
        form.offered = [each for each, _ in offers]
        return form

    def groups(self) -> list[tuple[Mapping[str, Any], BoundField, BoundField]]:
        """Each offered decision with its two fields."""
        return [(each, self[f"when_{each['week']}"], self[f"i_will_{each['week']}"]) for each in self.offered]

    def to_lessons(self) -> list[dict[str, Any]]:
        """What was typed, in the shape of lessons; not checked."""
        typed = [
            {
                "week": each["week"],
                "when": self.typed(f"when_{each['week']}"),
                "i_will": self.typed(f"i_will_{each['week']}"),
            }
            for each in self.offered
        ]
        return [each for each in typed if each["when"] or each["i_will"]]
