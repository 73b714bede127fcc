from __future__ import annotations

import csv
import io
from dataclasses import replace

from fieldcraft.ads.survey.result import Counted
from fieldcraft.ads.survey.spreadsheet import HEADER, spreadsheet
from tests.ads.survey.test_result import survey


def lines_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_every_count_is_a_line_with_its_interval_and_its_sample() -> None:
    lines = lines_of(spreadsheet(survey().to_dict()))
    assert tuple(lines[0]) == HEADER
    cspo = next(line for line in lines if line["name"] == "CSPO")
    assert (cspo["ads that do"], cspo["of ads"], cspo["alternative"], cspo["negated"]) == (
        "3",
        "217",
        "2",
        "1",
    )
    assert float(cspo["low"]) < float(cspo["share"]) < float(cspo["high"])
    group = next(line for line in lines if line["name"] == "DE")
    assert (group["what"], group["of ads"]) == ("any certification, by country", "10")
    assert {line["sample"] for line in lines} == {"217 ads, mostly US technology firms"}


def test_no_cell_is_a_formula() -> None:
    bad = replace(survey(), groups=(Counted('=HYPERLINK("x")', 1, 40), Counted("-1", 1, 40)))
    names = [line["name"] for line in lines_of(spreadsheet(bad.to_dict())) if "by country" in line["what"]]
    assert names == ['\'=HYPERLINK("x")', "'-1"]
