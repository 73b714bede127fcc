"""What the settled bets of a person say about their judgement, reckoned from the columns of their rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from fieldcraft.web.bets.lists import holds
from fieldcraft.web.bets.tables import JUDGED, BetRow, situation, tag_word
from fieldcraft.web.people.tables import Person

if TYPE_CHECKING:
    from fieldcraft.chance.judgement import Judgement


@dataclass(frozen=True)
class Among:
    """Which bets are judged: a kind, a tag, the start of a situation; empty means any.

    Without a kind, practice bets are left out.
    """

    kind: str = ""
    tag: str = ""
    situation: str = ""


ALL = Among()


@dataclass(frozen=True)
class Quarter:
    """The judgement of the bets that were settled in one quarter, such as "2026, quarter 2"."""

    name: str
    judgement: Judgement


@dataclass(frozen=True)
class Judged:
    """How many bets there are, settled or not, and what the settled ones say, all of them and by quarter."""

    bets: int
    judgement: Judgement
    quarters: tuple[Quarter, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `bets calibration`."""
        return {"bets": self.bets} | self.judgement.to_dict()


def judge_bets(person: Person, among: Among = ALL, *, by_quarter: bool = False) -> Judged:
    """The person's judgement; void bets are counted and not judged."""
    rows = _chosen(person, among)
    # The second condition says nothing new, but that the index of what is judged holds all of it.
    settled = rows.filter(stage__in=("settled", "reviewed"), settled_on__isnull=False)
    columns = settled.order_by("settled_on") if by_quarter else settled.order_by()
    values = list(columns.values_list(*JUDGED))
    quarters: tuple[Quarter, ...] = ()
    if by_quarter:
        quarters = tuple(
            Quarter(name, _judge(list(found)))
            for name, found in groupby(values, lambda row: _quarter(row[0]))
        )
    return Judged(rows.count(), _judge(values), quarters)


def _chosen(person: Person, among: Among) -> QuerySet[BetRow]:
    rows = BetRow.objects.filter(owner=person)
    rows = rows.filter(kind=among.kind) if among.kind else rows.exclude(kind="practice")
    if among.tag:
        rows = rows.filter(holds(f"\n{tag_word(among.tag)}\n"))
    if among.situation:
        rows = rows.filter(situation__istartswith=situation(among.situation))
    return rows


def _judge(rows: list[tuple[Any, ...]]) -> Judgement:
    from fieldcraft.chance.judgement import ChanceBets, RangeBets, judge

    chances = [row[1:4] for row in rows if row[1] is not None]
    ranges = [row[4:] for row in rows if row[4] is not None]
    last, weighted, happened = zip(*chances, strict=True) if chances else ((),) * 3
    p10, p50, p90, value, unit = zip(*ranges, strict=True) if ranges else ((),) * 5
    return judge(ChanceBets(last, weighted, happened), RangeBets(p10, p50, p90, value, unit))


def _quarter(day: date) -> str:
    return f"{day.year}, quarter {(day.month + 2) // 3}"
