from __future__ import annotations

from pathlib import Path

import pytest

from fieldcraft.ads.survey import tally as room
from fieldcraft.ads.survey.batches import Batch, Item, Place
from fieldcraft.ads.survey.columns import Columns
from fieldcraft.ads.survey.read import Task, read_batch
from fieldcraft.ads.survey.tally import Tally, tally
from fieldcraft.ads.survey.work import Work
from tests.ads.survey import made

COLUMNS = Columns("text", "country", False, "company", "country", "posted")


def counted(path: Path, rows: list[tuple[str, str]], with_groups: bool = True) -> Tally:
    """The tally of ads with their countries, in batches of three."""
    with Work(path / "x.work", "one") as work:
        for start in range(0, len(rows), 3):
            items = [
                Item("f", start + n + 1, cells=(text, country, None, country, "2024-01-0" + str(1 + n)))
                for n, (text, country) in enumerate(rows[start : start + 3])
            ]
            read = read_batch(Task(COLUMNS, True), Batch(tuple(items), Place()))
            work.append([(read, Place())])
        return tally(work, 1, "", with_groups)


@pytest.mark.parametrize("in_memory", [0, 1_000])
def test_each_ad_counts_once_however_often_it_was_posted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: int
) -> None:
    monkeypatch.setattr(room, "_IN_MEMORY", in_memory)
    texts = [made.ad(number, certified=number < 3) for number in range(10)]
    rows = [(text, "DE") for text in texts]
    rows += [(texts[0], "US"), (texts[1] + "\nBerlin", "US"), (made.ad(99), "US")]
    found = counted(tmp_path, rows)
    assert (found.same, found.near) == (1, 1)
    assert (found.requiring.count, found.requiring.ads) == (3, 11)
    (cspo,) = [row for row in found.by_credential if row.name == "CSPO"]
    assert cspo.demands["required"] == 3
    assert [(each.name, each.count, each.ads) for each in found.groups] == [("DE", 3, 10), ("US", 0, 1)]
    assert list(tmp_path.glob("sketches-*")) == []


def test_families_that_were_not_found_stand_there_with_none(tmp_path: Path) -> None:
    found = counted(tmp_path, [(made.ad(1, certified=True), "DE")])
    counts = {each.name: each.count for each in found.families}
    assert (counts["product owner"], counts["product manager"]) == (1, 0)


def test_the_frame_is_of_the_ads_that_count(tmp_path: Path) -> None:
    found = counted(tmp_path, [(made.ad(1), "DE"), (made.ad(1), "US"), (made.ad(2), "")], False)
    assert found.frame.countries == (("DE", 1),)
    assert (found.frame.ads, found.frame.dated) == (2, 2)
    assert found.groups == ()


def test_of_many_groups_the_largest_are_shown_and_the_others_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "GROUPS_SHOWN", 2)
    rows = [(made.ad(number), "ABC"[min(number // 2, 2)]) for number in range(5)] + [(made.ad(9), "")]
    found = counted(tmp_path, rows)
    assert [each.name for each in found.groups] == ["A", "B"]
    assert (found.groups_left_out, found.without_group) == (1, 1)
