"""The words of a message: of those in data/messages.yaml that are true now, one not used before in the run.

Which situation comes is settled by the scenario and the seed (see docs/decisions/0009). Its words go by what
can be noticed; the most particular that fit win, and the seed decides between equals. A situation that comes
again in a year says so, and never in the same words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from string import Formatter

import numpy as np

from fieldcraft.practice.luck import uniforms_of
from fieldcraft.practice.noticed import Noticed, noticed
from fieldcraft.practice.run import Run

_FILE = Path(__file__).parent / "data" / "messages.yaml"
AGAIN = "again"
# What is nearly always so, or says only whom a wording suits, makes it no more particular.
_USUAL = {AGAIN, "consumer", "business", "young", "growing", "mature"}
_USUAL |= {"busy", "hasty", "heard", "open_many", "out", "out_many", "out_lately", "ready_none", "tests_on"}
_USUAL |= {"tests_off", "learns_little", "begin_few", "begin_many", "first_minutes", "price_same"}
_USUAL |= {"cash_lasts", "cash_grows"}
# Which of equal wordings comes, a key of its own.
_WORDS = 2001


@dataclass(frozen=True)
class Wording:
    """A subject and a text with figures to be filled in, and the facts that they take for granted."""

    when: frozenset[str]
    subject: str
    says: str

    @cached_property
    def places(self) -> frozenset[str]:
        """The figures that it names."""
        return frozenset(
            name for text in (self.subject, self.says) for _, name, _, _ in Formatter().parse(text) if name
        )

    @property
    def particular(self) -> int:
        """How many telling facts it goes by."""
        return len(self.when - _USUAL)

    def fits(self, found: Noticed) -> bool:
        """Whether it is true and complete now; what speaks of an earlier time waits for the second."""
        return (
            self.when <= found.facts
            and (AGAIN in self.when) == (AGAIN in found.facts)
            and self.places <= found.figures.keys()
        )


@cache
def wordings() -> Mapping[str, tuple[Wording, ...]]:
    """The wordings of each situation, by its id."""
    import yaml

    rows = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["messages"]
    return {
        id: tuple(Wording(frozenset(row.get("when", ())), row["subject"], row["says"]) for row in some)
        for id, some in rows.items()
    }


def worded(run: Run, number: int) -> tuple[Wording, Noticed]:
    """The wording of the message that asks for decision `number`, and what fills it in."""
    situation = run.points[number][1]
    earlier = [each for each in range(number) if run.points[each][1].id[:3] == situation.id[:3]]
    found = noticed(run, number)
    if earlier:
        last = earlier[-1]
        found.facts.add(AGAIN)
        found.figures |= {"then": f"week {run.points[last][0]}", "answer": f"“{run.chosen(last).text}”"}
    used = {worded(run, each)[0] for each in earlier}
    fitting = [each for each in wordings()[situation.id[:3]] if each not in used and each.fits(found)]
    most = max(each.particular for each in fitting)
    best = [each for each in fitting if each.particular == most]
    u = uniforms_of(np.array([run.seed], dtype=np.uint64), _WORDS, len(run.points))[0, number]
    return best[int(u * len(best))], found


def said(run: Run, number: int) -> tuple[str, str]:
    """The subject and the text of that message."""
    wording, found = worded(run, number)
    subject, text = (each.format_map(found.figures) for each in (wording.subject, wording.says))
    return subject[:1].upper() + subject[1:], text[:1].upper() + text[1:]
