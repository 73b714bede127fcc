"""What is different between two versions of a role."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fieldcraft.roles.parts import parts
from fieldcraft.roles.role import PARTS, Criterion, Role

LONGEST_QUOTE = 80
PUT_AWAY, YES, NO = "Put away", "yes", "no"


@dataclass(frozen=True)
class Difference:
    """One thing that differs: which criterion (its id, or empty for the role), what of it, before and after.

    A criterion that was added or taken out is one difference, whose `part` is empty.
    """

    criterion: str
    part: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        """The difference in one sentence."""
        if self.part == PUT_AWAY:
            return "The role was put away." if self.after == YES else "The role was taken up again."
        if self.criterion and not self.part:
            if not self.before:
                return f"{self.criterion} was added: “{quoted(self.after)}”."
            return f"{self.criterion} was taken out: “{quoted(self.before)}”."
        what = f"{self.part} of {self.criterion}" if self.criterion else self.part
        if not self.before:
            return f"{what} is now “{quoted(self.after)}”; it was empty."
        if not self.after:
            return f"{what} is empty; it was “{quoted(self.before)}”."
        return f"{what} is now “{quoted(self.after)}”; it was “{quoted(self.before)}”."


def differences(before: Role, after: Role) -> tuple[Difference, ...]:
    """All that differs between two versions, in the order of the later one; what was taken out comes last."""
    return tuple(_differences(before, after))


def _differences(before: Role, after: Role) -> Iterator[Difference]:
    for label, old, new in (
        ("Title", before.content.title, after.content.title),
        ("For whom", before.content.whom, after.content.whom),
        ("First day", _day(before.content.starts), _day(after.content.starts)),
        (PUT_AWAY, YES if before.away else NO, YES if after.away else NO),
    ):
        if old != new:
            yield Difference("", label, old, new)
    known = {each.id: each for each in before.criteria}
    for criterion in after.criteria:
        was = known.pop(criterion.id, None)
        if was is None:
            yield Difference(criterion.id, "", "", _name(criterion))
        else:
            yield from _of_criterion(was, criterion)
    for criterion in known.values():
        yield Difference(criterion.id, "", _name(criterion), "")
    stayed = [each.id for each in before.criteria if each.id not in known]
    now = [each.id for each in after.criteria if each.id in stayed]
    if now != stayed:
        yield Difference("", "The order of criteria", ", ".join(stayed), ", ".join(now))


def _of_criterion(before: Criterion, after: Criterion) -> Iterator[Difference]:
    for name in PARTS:
        old, new = (_text(getattr(each, name)) for each in (before, after))
        if old != new:
            yield Difference(after.id, parts()[name].label, old, new)


def quoted(text: str) -> str:
    """A text on one line, cut short."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 2]} …"


def _name(criterion: Criterion) -> str:
    return criterion.change or "(no change written yet)"


def _text(value: str | date | None) -> str:
    return _day(value) if isinstance(value, date) else value or ""


def _day(day: date) -> str:
    return day.isoformat()
