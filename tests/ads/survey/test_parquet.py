from __future__ import annotations

from pathlib import Path

import pytest

from fieldcraft.ads.survey.parquet import parquet_columns, parquet_rows
from fieldcraft.ads.survey.source import find_source
from fieldcraft.refusal import Refused
from tests.ads.survey import made


def test_rows_come_in_order_from_any_row_on(tmp_path: Path) -> None:
    table = [{"a": f"x{number}", 'b "quoted"': None} for number in range(1_000)]
    part = find_source(made.write_parquet(tmp_path / "a.parquet", table)).parts[0]
    assert parquet_columns(part) == (("a", 'b "quoted"'), 1_000)
    found = list(parquet_rows(part, ("a", 'b "quoted"', "z", None), 990))
    assert found == [(number + 1, (f"x{number}", None, None, None)) for number in range(990, 1_000)]


def test_a_file_that_is_damaged_is_refused(tmp_path: Path) -> None:
    path = made.write_parquet(tmp_path / "a.parquet", made.rows(50))
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(Refused, match="cannot be read as parquet") as refused:
        parquet_columns(find_source(path).parts[0])
    assert str(tmp_path) not in str(refused.value)
