"""What the settled bets of a person say about their judgement, reckoned from the columns of their rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from fieldcraft.web.bets.lists import holds
from fieldcraft.web.bets.runs import RunBets, runs
from fieldcraft.web.bets.tables import CHANCES, JUDGED, BetRow, situation, tag_word
from fieldcraft.web.people.tables import Person

if TYPE_CHECKING:
    from fieldcraft.chance.apart import GroupFigures
    from fieldcraft.chance.judgement import Judgement
    from fieldcraft.chance.over_time import OverTime, Settled

# How many tags, and how many situations, are told apart: those with the most bets.
LARGEST = 12
LAST, _, HAPPENED = CHANCES


@dataclass(frozen=True)
class Among:
    """Which bets are judged: a kind, a tag, the start of a situation; empty means any.

    Without a kind, practice bets are left out; with the kind practice those of runs are among them.
    """

    kind: str = ""
    tag: str = ""
    situation: str = ""


ALL = Among()


@dataclass(frozen=True)
class Apart:
    """The settled yes-or-no bets by kind, by tag and by situation, of each the groups with the most bets."""

    kind: tuple[GroupFigures, ...] = ()
    tag: tuple[GroupFigures, ...] = ()
    situation: tuple[GroupFigures, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        parts = {"kind": self.kind, "tag": self.tag, "situation": self.situation}
        return {name: [group.to_dict() for group in groups] for name, groups in parts.items()}


@dataclass(frozen=True)
class Judged:
    """How many bets there are, settled or not; what the settled ones say; how that went over time.

    `notes` says in sentences which practice bets are not among them, and what to keep in mind.
    """

    bets: int
    judgement: Judgement
    over_time: OverTime
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The JSON of `bets calibration`, but for what is told apart."""
        return {
            "bets": self.bets,
            **self.judgement.to_dict(),
            "over_time": self.over_time.to_dict() | {"enough": self.judgement.enough},
            "notes": list(self.notes),
        }


def judge_bets(person: Person, among: Among = ALL) -> Judged:
    """The person's judgement; void bets are counted and not judged."""
    import numpy as np

    from fieldcraft.chance.judgement import ChanceBets, RangeBets, judge
    from fieldcraft.chance.over_time import over_time

    rows, of_runs = _chosen(person, among), _of_runs(person, among)
    values = [*_settled(rows).values_list(*JUDGED), *(columns for _, columns in of_runs.settled)]
    chances = [row[:4] for row in values if row[1] is not None]
    ranges = [(row[0], *row[4:]) for row in values if row[4] is not None]
    settled, last, weighted, happened = zip(*chances, strict=True) if chances else ((),) * 4
    ranges_settled, p10, p50, p90, value, unit = zip(*ranges, strict=True) if ranges else ((),) * 6
    held = np.array(
        [low <= came <= high for low, came, high in zip(p10, value, p90, strict=True)], dtype=bool
    )
    return Judged(
        bets=rows.count() + of_runs.bets,
        judgement=judge(ChanceBets(last, weighted, happened), RangeBets(p10, p50, p90, value, unit)),
        over_time=over_time(
            np.array(last, dtype=np.float64),
            np.array(happened, dtype=bool),
            _when(settled),
            held,
            _when(ranges_settled),
        ),
        notes=of_runs.notes,
    )


def judge_apart(person: Person, among: Among = ALL) -> Apart:
    """The same yes-or-no bets, kind by kind, tag by tag and situation by situation."""
    import numpy as np

    from fieldcraft.chance.apart import told_apart

    rows = _settled(_chosen(person, among)).filter(**{f"{HAPPENED}__isnull": False})
    values = list(rows.values_list("kind", "words", "situation", LAST, HAPPENED))
    values += [
        ("practice", "", company, columns[1], columns[3])
        for company, columns in _of_runs(person, among).settled
        if columns[3] is not None
    ]
    last = np.array([row[3] for row in values], dtype=np.float64)
    happened = np.array([row[4] for row in values], dtype=bool)
    by = (
        _groups(((row[0],) for row in values), None),
        # The first line of the words is the title, and what follows the last line end is nothing.
        _groups((row[1].split("\n")[1:-1] for row in values), LARGEST),
        _groups(([row[2]] if row[2] else [] for row in values), LARGEST),
    )
    return Apart(*(told_apart(last, happened, groups) for groups in by))


def _groups(names: Iterable[Sequence[str]], most: int | None) -> dict[str, list[int]]:
    """The places of the bets that have a name, for the names that the most bets have."""
    places: dict[str, list[int]] = {}
    for place, each in enumerate(names):
        for name in each:
            places.setdefault(name, []).append(place)
    return dict(sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))[:most])


def _chosen(person: Person, among: Among) -> QuerySet[BetRow]:
    rows = BetRow.objects.filter(owner=person)
    rows = rows.filter(kind=among.kind) if among.kind else rows.exclude(kind="practice")
    if among.tag:
        rows = rows.filter(holds([f"\n{tag_word(among.tag)}\n"]))
    if among.situation:
        rows = rows.filter(situation__istartswith=situation(among.situation))
    return rows


def _of_runs(person: Person, among: Among) -> RunBets:
    """The practice bets of runs, where asked for; they have no tags, and their situation is the company."""
    if among.kind != "practice" or among.tag:
        return RunBets()
    return runs().bets_of_runs(person, situation(among.situation))


def _settled(rows: QuerySet[BetRow]) -> QuerySet[BetRow]:
    # The second condition says nothing new, but that the index of what is judged holds all of it.
    return rows.filter(stage__in=("settled", "reviewed"), settled_on__isnull=False).order_by()


def _when(days: Sequence[date]) -> Settled:
    from fieldcraft.chance.over_time import Settled

    return Settled([day.toordinal() for day in days], [4 * day.year + (day.month - 1) // 3 for day in days])
