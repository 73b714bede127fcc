"""Lessons of a debrief: written by the player as cue and response, each about one decision."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from fieldcraft.bets.review import LESSON_FIELDS, Response, read_lesson
from fieldcraft.fields import Fields, shown
from fieldcraft.refusal import Refused, refuse_if_any


@dataclass(frozen=True)
class Learned:
    """A lesson, and the week of the decision that it is about."""

    week: int
    lesson: Response


def offered(
    record: Mapping[str, Any], written: Collection[int | None]
) -> list[tuple[dict[str, Any], dict[str, str]]]:
    """The costliest decisions of a debrief's record, each with the lesson suggested for it.

    `written` are the weeks about which there is a lesson already; they are not offered again.
    """
    pairs = zip(record["worst"], record["lessons"], strict=True)
    return [(decision, suggested) for decision, suggested in pairs if decision["week"] not in written]


def read_lessons(value: object, weeks: Collection[int], written: Collection[int]) -> tuple[Learned, ...]:
    """The lessons in `value`, JSON of unknown origin; Refused with everything that is wrong.

    `weeks` are those in which something was decided, `written` those about which there is a lesson already.
    """
    if not isinstance(value, list):
        raise Refused(
            f"Lessons are a JSON list of objects with week, when and i_will, not {shown(value)}; "
            "put one lesson into brackets, too."
        )
    if not value:
        raise Refused("There is no lesson; write a cue and a response for one decision at least.")
    problems: list[str] = []
    taken = set(written)
    found = [_read(each, weeks, taken, problems) for each in value]
    refuse_if_any(problems)
    return tuple(each for each in found if each is not None)


def _read(value: object, weeks: Collection[int], taken: set[int], problems: list[str]) -> Learned | None:
    before = len(problems)
    fields = Fields(value, ("week", *LESSON_FIELDS), "lesson", problems)
    if not fields.values:
        return None
    week = fields.whole("week")
    if week is None and len(problems) == before:
        problems.append("The week of a lesson is missing; give the one in which you decided.")
    elif week is not None and week not in weeks:
        allowed = ", ".join(map(str, weeks))
        problems.append(
            f"No decision was taken in week {shown(week)}; a lesson is about one of weeks {allowed}."
        )
    elif week in taken:
        problems.append(f"There is a lesson about week {week} already, and it stays as you wrote it.")
    lesson = read_lesson({name: fields.values.get(name, "") for name in LESSON_FIELDS}, problems)
    if len(problems) > before or lesson is None or week is None:
        return None
    taken.add(week)
    return Learned(week, lesson)
