"""Roles and criteria of unknown origin, read field by field; all that is wrong with them is told at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fieldcraft.fields import TITLE_LIMIT, Fields, shown
from fieldcraft.refusal import Refused, refuse_if_any
from fieldcraft.roles.role import PARTS, Content, Criterion

# A part is a sentence or two. Nobody is held to what takes longer to say.
PART_LIMIT = 2_000
MOST_CRITERIA = 40
ROLE_FIELDS = ("title", "for", "starts", "criteria")
# What our own JSON carries beside what a person writes; a reader of it lets it pass.
CRITERION_EXTRAS = ("faults", "role", "title", "for", "version", "read_as_english")
ROLE_EXTRAS = ("id", "version", "on", "until")
TEXTS = ("change", "seen_by", "help", "may_decide")
EMPTY = "There is no criterion in it; write the three to six changes that this person must bring about."


def read_role(value: object, today: date, title: str = "", whom: str = "") -> Content:
    """The role in `value`: an object with title, for, starts and criteria, or a list of criteria alone.

    `title` and `whom` stand in for what it does not say; without a day it starts on `today`. Refused with
    everything that is wrong with it.
    """
    problems: list[str] = []
    if isinstance(value, list | tuple):
        value = {"criteria": value}
    fields = Fields(value, (*ROLE_FIELDS, *ROLE_EXTRAS), "role", problems)
    if not isinstance(value, Mapping):
        refuse_if_any(problems)
    before = len(problems)
    read_title = " ".join(fields.text("title", TITLE_LIMIT).split()) or " ".join(title.split())
    if not read_title and len(problems) == before:
        problems.append("The title of the role is missing; name it as its holder would.")
    read_whom = " ".join(fields.text("for", TITLE_LIMIT).split()) or " ".join(whom.split())
    starts = fields.day("starts")
    criteria = _read_list(fields.values.get("criteria"), problems)
    refuse_if_any(problems)
    return Content(read_title, read_whom, starts or today, criteria)


def read_criteria(value: object) -> tuple[Criterion, ...]:
    """The criteria in `value`: a list of them, a role that has them, or an export of roles."""
    problems: list[str] = []
    found: list[Any] = []
    if isinstance(value, Mapping) and isinstance(value.get("roles"), list):
        for role in value["roles"]:
            found += _list_in(role, problems)
    else:
        found = _list_in(value, problems)
    criteria = _read_list(found, problems)
    refuse_if_any(problems)
    if not criteria:
        raise Refused(EMPTY)
    return criteria


def read_criterion(value: object) -> Criterion:
    """One criterion; Refused with everything that is wrong with it."""
    problems: list[str] = []
    criterion = _read(value, "criterion", problems)
    refuse_if_any(problems)
    return criterion


def _list_in(value: object, problems: list[str]) -> list[Any]:
    if isinstance(value, Mapping) and "criteria" in value:
        value = value["criteria"]
    if isinstance(value, list):
        return value
    problems.append(
        f"Criteria stand in a list, or in a role that has a list of criteria, not in {shown(value)}."
    )
    return []


def _read_list(value: object, problems: list[str]) -> tuple[Criterion, ...]:
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        problems.append(f"The criteria must be a list, not {shown(value)}.")
        return ()
    if len(value) > MOST_CRITERIA:
        problems.append(
            f"There are {len(value):,} criteria, and {MOST_CRITERIA} are read at the most; "
            "keep the three to six without which the role has failed."
        )
        return ()
    return tuple(_read(each, f"criterion {place}", problems) for place, each in enumerate(value, 1))


def _read(value: object, what: str, problems: list[str]) -> Criterion:
    fields = _Numbered(value, ("id", *PARTS, *CRITERION_EXTRAS), what, problems)
    texts = {name: fields.text(name, PART_LIMIT) for name in TEXTS}
    return Criterion(**texts, by=fields.day("by"), id=fields.text("id", 40))


class _Numbered(Fields):
    """Fields whose problems say which of several criteria they are about."""

    def _label(self, name: str) -> str:
        words = {"by": "date"}.get(name, name.replace("_", " "))
        return f"{words} ({self.what})" if self.what != "criterion" else words
