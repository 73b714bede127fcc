"""From what was kept of each ad to the counts of a survey; each ad once, however often it was posted."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fieldcraft.ads.survey.near import BANDS, HASHES, duplicates
from fieldcraft.ads.survey.read import DEMANDS, ONLY_CLEARANCE, REQUIRES, SENTENCE, families
from fieldcraft.ads.survey.result import ByCredential, Counted
from fieldcraft.ads.survey.sample import Frame
from fieldcraft.ads.survey.work import OTHERS, Work

GROUPS_SHOWN = 50
_TOP = 10
# Up to so many ads their sketches are held in memory; of more they lie in a file.
_IN_MEMORY = 200_000
_KINDS = {
    "certification": "a certification, by itself",
    "clearance": "a security clearance",
    "degree": "a degree",
    "years": "years of experience",
    "training": "a training",
    "tool_cert": "a vendor's product certificate",
}


@dataclass(frozen=True)
class Tally:
    """The counts: everything of a survey but where it came from and what could not be read."""

    same: int
    near: int
    requiring: Counted
    only_clearance: int
    by_credential: tuple[ByCredential, ...]
    kinds: tuple[Counted, ...]
    families: tuple[Counted, ...]
    groups: tuple[Counted, ...]
    groups_left_out: int
    without_group: int
    sentences: tuple[Counted, ...]
    frame: Frame


def tally(work: Work, files: int, sample: str, with_groups: bool) -> Tally:
    """Count what a work file holds. Memory grows by about 35 bytes an ad; sketches of many lie in a file."""
    columns, keep, same, near = _columns(work)
    names = work.names()
    ads = int(keep.sum())
    requires = (columns["flags"] & REQUIRES > 0) & keep
    only_clearance = int(((columns["flags"] & ONLY_CLEARANCE > 0) & keep).sum())
    how_often = _count_marks(work, keep, len(names))
    groups, left_out, without = _groups(columns["by"], keep, requires, names) if with_groups else ((), 0, 0)
    return Tally(
        same,
        near,
        Counted("a certification", int(requires.sum()), ads),
        only_clearance,
        _by_credential(how_often, names, ads),
        _kinds(how_often, names, ads),
        _families(how_often, names, ads),
        groups,
        left_out,
        without,
        _sentences(how_often, names, ads),
        _frame(columns, keep, names, files, sample),
    )


def _columns(work: Work) -> tuple[dict[str, NDArray[Any]], NDArray[np.bool_], int, int]:
    """The columns of all ads, which ads are kept, and how many were left out as the same and as near."""
    count = work.ads
    kinds = {"hash": np.uint64, "flags": np.uint8, "by": np.uint32, "organisation": np.uint32}
    columns: dict[str, NDArray[Any]] = {
        name: np.zeros(count, kind) for name, kind in {**kinds, "country": np.uint32, "day": np.int32}.items()
    }
    with tempfile.TemporaryDirectory(dir=work.path.parent, prefix="sketches-") as folder:
        keys = _array(f"{folder}/keys", (count, BANDS), np.uint32)
        bits = _array(f"{folder}/bits", (count, HASHES), np.uint8)
        start = 0
        for ads, _ in work.batches():
            here = slice(start, start + len(ads))
            for name, column in columns.items():
                column[here] = ads[name]
            keys[here], bits[here] = ads["keys"], ads["bits"]
            start += len(ads)
        same, near = duplicates(columns.pop("hash"), keys, bits)
        del keys, bits
    return columns, ~(same | near), int(same.sum()), int(near.sum())


def _array(path: str, shape: tuple[int, int], kind: Any) -> NDArray[Any]:
    if shape[0] <= _IN_MEMORY:
        return np.zeros(shape, kind)
    return np.memmap(path, kind, "w+", shape=shape)


def _count_marks(work: Work, keep: NDArray[np.bool_], names: int) -> NDArray[np.int64]:
    """For each name and each way of holding it, the number of kept ads."""
    width = SENTENCE + 1
    found = np.zeros((names + 1) * width, np.int64)
    for _, marks in work.batches():
        counted = marks[keep[marks["ad"]]]
        found += np.bincount(counted["what"].astype(np.int64) * width + counted["how"], minlength=len(found))
    return found.reshape(names + 1, width)


def _of_list(names: dict[int, tuple[str, str]], start: str) -> Iterable[tuple[int, str, str]]:
    for number, (table, name) in names.items():
        if table.split(" ")[0] == start:
            yield number, table, name


def _by_credential(
    how_often: NDArray[np.int64], names: dict[int, tuple[str, str]], ads: int
) -> tuple[ByCredential, ...]:
    rows = []
    for number, table, name in _of_list(names, "credential"):
        demands = {demand: int(how_often[number, place]) for place, demand in enumerate(DEMANDS)}
        if any(demands.values()):
            rows.append(ByCredential(name, table.split(" ", 1)[1], demands, ads))
    return tuple(
        sorted(
            rows, key=lambda row: (-row.demands["required"], -sum(row.demands.values()), row.kind, row.name)
        )
    )


def _kinds(how_often: NDArray[np.int64], names: dict[int, tuple[str, str]], ads: int) -> tuple[Counted, ...]:
    found = {name: int(how_often[number, 0]) for number, _, name in _of_list(names, "kind")}
    return tuple(Counted(words, found.get(kind, 0), ads, kind) for kind, words in _KINDS.items())


def _families(
    how_often: NDArray[np.int64], names: dict[int, tuple[str, str]], ads: int
) -> tuple[Counted, ...]:
    found = {name: int(how_often[number, 0]) for number, _, name in _of_list(names, "family")}
    rows = [Counted(family, found.get(family, 0), ads) for family in families()]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.name)))


def _sentences(
    how_often: NDArray[np.int64], names: dict[int, tuple[str, str]], ads: int
) -> tuple[Counted, ...]:
    rows = [
        Counted(label, int(how_often[number, SENTENCE]), ads)
        for number, _, label in _of_list(names, "sentence")
    ]
    return tuple(sorted(rows, key=lambda row: (-row.count, row.name)))


def _groups(
    by: NDArray[np.uint32],
    keep: NDArray[np.bool_],
    requires: NDArray[np.bool_],
    names: dict[int, tuple[str, str]],
) -> tuple[tuple[Counted, ...], int, int]:
    """The largest groups, in the order of their names; how many more there are; ads that tell no group."""
    of = np.bincount(by[keep])
    count = np.bincount(by[requires], minlength=len(of))
    rows = [
        Counted(names[number][1], int(count[number]), int(of[number]))
        for number in np.flatnonzero(of).tolist()
        if number
    ]
    largest = sorted(rows, key=lambda row: (row.name == OTHERS, -row.ads, row.name))[:GROUPS_SHOWN]
    without = int(of[0]) if len(of) else 0
    return tuple(sorted(largest, key=lambda row: row.name)), len(rows) - len(largest), without


def _frame(
    columns: dict[str, NDArray[Any]],
    keep: NDArray[np.bool_],
    names: dict[int, tuple[str, str]],
    files: int,
    sample: str,
) -> Frame:
    days = columns["day"][keep]
    dated = days[days > 0]
    organisations = _commonest(columns["organisation"][keep], names)
    return Frame(
        ads=int(keep.sum()),
        files=files,
        said=sample,
        first_day=date.fromordinal(int(dated.min())) if len(dated) else None,
        last_day=date.fromordinal(int(dated.max())) if len(dated) else None,
        dated=len(dated),
        organisations=organisations[:_TOP],
        countries=_commonest(columns["country"][keep], names)[:_TOP],
        of_organisations=len(organisations),
    )


def _commonest(numbers: NDArray[np.uint32], names: dict[int, tuple[str, str]]) -> tuple[tuple[str, int], ...]:
    of = np.bincount(numbers) if len(numbers) else np.zeros(0, np.int64)
    rows = [(names[number][1], int(of[number])) for number in np.flatnonzero(of).tolist() if number]
    return tuple(sorted(rows, key=lambda row: (-row[1], row[0])))
