"""A person's runs as the record across runs counts them, read from their ledgers; nothing is replayed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fieldcraft.practice.across import Across, LeftOut, Scores, Told, across
from fieldcraft.practice.scenarios import scenarios
from fieldcraft.practice.yardsticks import yardsticks
from fieldcraft.refusal import Refused
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice.judged import company_of
from fieldcraft.web.practice.ledgers import DEBRIEFED, DECIDED, Kept, kept_or_why
from fieldcraft.web.practice.tables import PracticeRunRow


@dataclass(frozen=True)
class _Whole:
    """A run whose ledger can be read: when it began, ended and was debriefed, as the ledger writes times."""

    row: PracticeRunRow
    held: Kept

    @property
    def began(self) -> str:
        return self.held.entries[0].at

    @property
    def ended(self) -> str:
        return max(each.at for each in self.held.entries if each.kind == DECIDED)

    @property
    def debriefed(self) -> str | None:
        return next((each.at for each in self.held.entries if each.kind == DEBRIEFED), None)


def across_runs(person: Person) -> Across:
    """What the person's runs tell together; those that count in nothing are listed with the reason."""
    whole: list[_Whole] = []
    left_out: list[LeftOut] = []
    for row in PracticeRunRow.objects.filter(owner=person).order_by("pk").prefetch_related("entries"):
        held = kept_or_why(row)
        if isinstance(held, Refused):
            left_out.append(_left_out(row, str(held)))
        else:
            whole.append(_Whole(row, held))
    # After an import rows do not stand in the order in which runs began.
    whole.sort(key=lambda each: (each.began, each.row.pk))
    told: list[Told] = []
    for number, each in enumerate(whole):
        why = next(_reasons(each, whole[:number], whole), None)
        if why is None:
            try:
                told.append(_told(each))
                continue
            except (KeyError, TypeError, ValueError):
                why = "What its ledger says of its debrief cannot be read; restore a backup."
        left_out.append(_left_out(each.row, why))
    return across(told, left_out, yardsticks())


def _reasons(each: _Whole, before: Sequence[_Whole], whole: Sequence[_Whole]) -> Iterator[str]:
    """Why a run does not count, the plainest first; nothing when it does."""
    held, known = each.held, scenarios().get(each.row.scenario)
    if not held.current:
        yield "It was played on an earlier model, whose yardsticks were others."
    if known is None or len(held.decided) < len(known.points):
        yield "It is not played to its end yet."
        return
    by_policy = sum(body["forecast"] is None for body in held.decided)
    if by_policy:
        yield f"A policy took {by_policy} of its {len(held.decided)} decisions."
    if any(other.held.world == held.world for other in before):
        yield "Its world had been played before, so that you knew its year."
    if any(
        other is not each
        and other.held.world == held.world
        and other.debriefed is not None
        and other.debriefed < each.ended
        for other in whole
    ):
        yield "The debrief of another run in its world was seen before it ended, so that you knew its year."
    if held.debriefed is None:
        if each.row.debrief is None:
            yield "Its debrief was not worked out yet."
        else:
            yield (
                "It was debriefed by an earlier version, which did not note what is needed; "
                f"`fieldcraft practice debrief {each.row.key} --replays 200` takes it in."
            )


def _told(each: _Whole) -> Told:
    """What was noted of a run; KeyError, TypeError or ValueError where it is something else."""
    body = each.held.debriefed or {}
    skill, forecasts = body["decision_skill"], body["forecasts"]
    return Told(
        run=each.row.key,
        scenario=each.row.scenario,
        company=company_of(each.row.scenario),
        began=each.row.started.isoformat(),
        skill=float(skill["mean"]),
        se=float(skill["se"]),
        unit=str(body["unit"]),
        ranges=int(forecasts["ranges"]),
        held=int(forecasts["held"]),
        ranges_beside=_scores(forecasts["ranges_beside"]),
        chances_beside=_scores(forecasts["chances_beside"]),
    )


def _scores(value: Mapping[str, Any] | None) -> Scores | None:
    return None if value is None else Scores(int(value["n"]), float(value["own"]), float(value["plain"]))


def _left_out(row: PracticeRunRow, why: str) -> LeftOut:
    return LeftOut(row.key, company_of(row.scenario), row.started.isoformat(), why)
