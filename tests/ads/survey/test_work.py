from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from fieldcraft.ads.survey import work as room
from fieldcraft.ads.survey.batches import Place
from fieldcraft.ads.survey.read import AD, MARK, BatchRead
from fieldcraft.ads.survey.work import OTHERS, Work, forget_work, work_path
from fieldcraft.refusal import Refused


def batch(count: int, *names: str, unreadable: int = 0) -> BatchRead:
    """Ads that are all of the group named last, each with a mark for it."""
    ads, marks = np.zeros(count, AD), np.zeros(count, MARK)
    ads["by"] = marks["what"] = len(names)
    marks["ad"] = np.arange(count)
    bad = tuple(("f", number, "why") for number in range(unreadable))
    return BatchRead(ads.tobytes(), marks.tobytes(), tuple(("by", name) for name in names), bad)


def groups(work: Work) -> list[str]:
    names = work.names()
    return [names[int(number)][1] for ads, _ in work.batches() for number in ads["by"]]


def test_what_was_kept_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "x.work"
    with Work(path, "one") as work:
        work.append([(batch(2, "a"), Place(0, 10, 2, 10)), (batch(1, "c", "b"), Place(0, 15, 3, 15))])
    with Work(path, "one") as work:
        assert (work.place, work.ads, work.changed) == (Place(0, 15, 3, 15), 3, False)
        work.append([(batch(2, "b", "a", unreadable=1), Place(1, 0, 0, 20))])
        assert groups(work) == ["a", "a", "b", "a", "a"]
        assert [int(ad) for _, marks in work.batches() for ad in marks["ad"]] == [0, 1, 2, 3, 4]
        assert (work.unreadable, work.unreadable_rows()) == (1, [("f", 0, "why")])


def test_another_identity_begins_anew_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.work"
    with Work(path, "one") as work:
        work.append([(batch(2, "a"), Place(0, 10, 2, 10))])
    with Work(path, "two") as work:
        assert work.changed
        assert (work.place, work.ads, groups(work)) == (Place(), 0, [])
    with Work(path, "two", anew=True) as work:
        assert not work.changed


def test_a_survey_that_runs_is_not_run_twice(tmp_path: Path) -> None:
    path = tmp_path / "x.work"
    with Work(path, "one"), pytest.raises(Refused, match="already running"):
        Work(path, "one")
    Work(path, "one").close()


def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path) -> None:
    path = tmp_path / "x.work"
    with Work(path, "one") as work:
        work.append([(batch(2, "a"), Place(0, 10, 2, 10))])
        pages = work._database.execute("PRAGMA page_count").fetchone()[0]
        work._database.execute(f"PRAGMA max_page_count={pages}")
        with pytest.raises(Refused, match=r"disk is full.*goes on from where it was"):
            work.append([(batch(500, "b"), Place(0, 20, 4, 20))])
        # Leaving tries to keep what was left; after a failure that must not write half of it.
        work.append([(batch(500, "b"), Place(0, 20, 4, 20))])
    with Work(path, "one") as work:
        assert (work.place.at, work.ads, groups(work)) == (10, 2, ["a", "a"])
        work.append([(batch(1, "b"), Place(0, 20, 4, 20))])
        assert groups(work) == ["a", "a", "b"]


def test_an_interrupt_in_the_middle_keeps_all_of_it_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.work"
    with Work(path, "one") as work:

        def interrupted(key: str, value: str) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(work, "_tell", interrupted)
        with pytest.raises(KeyboardInterrupt):
            work.append([(batch(2, "a"), Place(0, 10, 2, 10))])
        work.append([(batch(2, "a"), Place(0, 10, 2, 10))])
    with Work(path, "one") as work:
        assert (work.ads, groups(work), work.names()) == (0, [], {})


def test_a_damaged_file_is_said_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "x.work"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(Refused, match="delete it and survey anew"):
        Work(path, "one")


def test_values_beyond_the_limit_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_NAMES", 2)
    with Work(tmp_path / "x.work", "one") as work:
        for name in ("a", "b", "c", "d", "a"):
            work.append([(batch(1, name), Place())])
        assert groups(work) == ["a", "b", OTHERS, OTHERS, "a"]


def test_of_many_bad_rows_the_first_are_kept_and_all_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_UNREADABLE_KEPT", 5)
    with Work(tmp_path / "x.work", "one") as work:
        work.append([(batch(0, unreadable=3), Place()), (batch(0, unreadable=10), Place())])
        assert (work.unreadable, len(work.unreadable_rows())) == (13, 5)


def test_the_file_is_another_for_other_settings_and_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    one, other = (work_path(tmp_path, tmp_path / "ads.csv", {"by": by}) for by in ("a", "b"))
    assert one != other
    with Work(one, "x"):
        assert one.stat().st_mode & 0o077 == 0
    forget_work(one)
    assert list(tmp_path.iterdir()) == []
    forget_work(other)


def test_it_is_a_plain_sqlite_file(tmp_path: Path) -> None:
    with Work(tmp_path / "x.work", "one") as work:
        work.append([(batch(2, "a"), Place())])
    with sqlite3.connect(tmp_path / "x.work") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
