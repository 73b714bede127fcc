from __future__ import annotations

from pathlib import Path

import pytest

from fieldcraft.ads.survey.batches import MOST_ADS, Place, batches, choose
from fieldcraft.ads.survey.columns import Columns
from fieldcraft.ads.survey.source import find_source
from fieldcraft.refusal import Refused
from tests.ads.survey import made


def mixed_folder(folder: Path) -> Path:
    """Every kind of source in one folder: single ads, and tables of each kind."""
    for number in range(150):
        (folder / f"ad-{number:03}.txt").write_text(made.ad(number), "utf-8")
    table = made.rows(300)
    made.write_csv(folder / "b.csv", table)
    made.write_jsonl(folder / "c.jsonl.gz", table)
    made.write_parquet(folder / "d.parquet", table)
    return folder


def test_going_on_after_any_batch_gives_the_rest(tmp_path: Path) -> None:
    source = find_source(mixed_folder(tmp_path))
    columns = choose(source, None, None)
    whole = list(batches(source, columns, False, Place()))
    items = [item for batch in whole for item in batch.items]
    assert len(items) == 150 + 3 * 300
    assert max(len(batch.items) for batch in whole) <= MOST_ADS
    done = 0
    for batch in whole:
        done += len(batch.items)
        rest = [item for each in batches(source, columns, False, batch.after) for item in each.items]
        assert rest == items[done:]


def test_the_bytes_read_grow_up_to_the_size_of_the_source(tmp_path: Path) -> None:
    source = find_source(mixed_folder(tmp_path))
    read = [batch.after.read for batch in batches(source, choose(source, None, None), False, Place())]
    assert read == sorted(read)
    assert read[-1] == source.size


def test_a_table_without_the_column_is_one_row_that_says_so(tmp_path: Path) -> None:
    made.write_csv(tmp_path / "a.csv", made.rows(2))
    made.write_csv(tmp_path / "b.csv", [{"title": "x", "body": "y"}])
    source = find_source(tmp_path)
    items = [
        item for batch in batches(source, choose(source, None, None), True, Place()) for item in batch.items
    ]
    assert [item.why for item in items[:2]] == ["", ""]
    assert "no column description; its columns are title, body" in items[2].why
    assert {item.folder for item in items} == {""}


def test_a_file_that_cannot_be_opened_is_an_item_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    source = find_source(tmp_path)
    (tmp_path / "a.txt").unlink()
    (batch,) = batches(source, Columns(None), False, Place())
    assert "cannot be read" in batch.items[0].why


def test_a_folder_of_ads_is_grouped_by_folder_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    source = find_source(tmp_path)
    assert choose(source, None, "folder") == Columns(None)
    with pytest.raises(Refused, match="--by folder"):
        choose(source, None, "country")


def test_a_table_without_named_columns_is_refused(tmp_path: Path) -> None:
    source = find_source(made.write_jsonl(tmp_path / "a.jsonl", [b"[1]", b"broken"]))
    with pytest.raises(Refused, match="no rows with named columns"):
        choose(source, None, None)
