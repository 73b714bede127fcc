"""The review of a settled bet: its weakest decision, a lesson, and what it says about earlier lessons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldcraft.fields import TITLE_LIMIT, Fields, shown
from fieldcraft.refusal import refuse_if_any

FIELDS = ("weakest_decision", "lesson", "confirms", "contradicts")
LESSON_FIELDS = ("when", "i_will")


@dataclass(frozen=True)
class Response:
    """A lesson as cue and response: "When …, I will …"."""

    when: str
    i_will: str

    def to_dict(self) -> dict[str, Any]:
        return {"when": self.when, "i_will": self.i_will}


@dataclass(frozen=True)
class Review:
    """What is taken from a bet; `confirms` and `contradicts` hold ids of earlier lessons."""

    on: date
    weakest_decision: str
    lesson: Response | None
    confirms: tuple[str, ...]
    contradicts: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "on": self.on.isoformat(),
            "weakest_decision": self.weakest_decision,
            "lesson": None if self.lesson is None else self.lesson.to_dict(),
            "confirms": list(self.confirms),
            "contradicts": list(self.contradicts),
        }

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Review:
        """The review that `to_dict` gave `value` for; nothing is checked again."""
        lesson = value["lesson"]
        return cls(
            on=date.fromisoformat(value["on"]),
            weakest_decision=value["weakest_decision"],
            lesson=None if lesson is None else Response(**lesson),
            confirms=tuple(value["confirms"]),
            contradicts=tuple(value["contradicts"]),
        )


@dataclass(frozen=True)
class Recall:
    """One time that a lesson was asked for: the day, and whether its owner knew the response."""

    on: date
    knew: bool

    def to_dict(self) -> dict[str, Any]:
        return {"on": self.on.isoformat(), "knew": self.knew}

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Recall:
        """The recall that `to_dict` gave `value` for; nothing is checked again."""
        return cls(date.fromisoformat(value["on"]), value["knew"])


def read_review(value: object, today: date) -> Review:
    """The review in `value`, JSON of unknown origin; Refused with everything that is wrong with it.

    Whether the lessons it names exist is for `life.review` to say.
    """
    problems: list[str] = []
    fields = Fields(value, FIELDS, "review", problems)
    if not fields.values:
        refuse_if_any(problems)
    before = len(problems)
    weakest = fields.text("weakest_decision")
    if not weakest and len(problems) == before:
        problems.append("The weakest decision is missing; there is one after a good outcome too.")
    lesson = read_lesson(fields.values.get("lesson"), problems)
    confirms, contradicts = (_once(fields.texts(name)) for name in ("confirms", "contradicts"))
    for id in confirms:
        if id in contradicts:
            problems.append(f"The lesson {shown(id)} is both confirmed and contradicted; choose one.")
    refuse_if_any(problems)
    return Review(today, weakest, lesson, confirms, contradicts)


def read_lesson(value: object, problems: list[str]) -> Response | None:
    """The lesson in `value`, JSON of unknown origin; None where there is none or what is wrong is noted."""
    if value is None:
        return None
    before = len(problems)
    fields = Fields(value, LESSON_FIELDS, "lesson", problems)
    when, i_will = (fields.text(name, TITLE_LIMIT) for name in LESSON_FIELDS)
    if len(problems) > before:
        return None
    if not when or not i_will:
        problems.append(
            "A lesson needs its cue and its response: when …, I will …; write both, or leave both empty."
        )
        return None
    return Response(when, i_will)


def _once(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
