from __future__ import annotations

from dataclasses import replace

from fieldcraft.ads.survey.result import Counted
from fieldcraft.ads.survey.shown import charts_of, first_unreadable, lines_of_duplicates
from tests.ads.survey.test_result import survey


def test_each_chart_has_its_rows_and_its_sentence() -> None:
    charts = charts_of(survey())
    assert [chart.heading for chart in charts] == [
        "What the ads require",
        "Which certificates they require",
        "By country",
        "What the sentences are about",
    ]
    assert charts[0].finding == survey().finding()
    assert [row.text for row in charts[0].rows] == ["a certification, or one of a list", "a degree"]


def test_families_for_product_people_stand_there_with_their_bound_when_none_was_found() -> None:
    chart = charts_of(survey())[1]
    absent = next(row for row in chart.rows if row.text == "any product manager certificate")
    assert absent.count == 0 and absent.high > 0
    assert "Required in none: a product manager certificate in 0 of 217 (could be up to" in chart.finding


def test_groups_with_too_few_ads_are_marked_and_not_compared() -> None:
    chart = charts_of(survey())[2]
    assert [row.text for row in chart.rows] == ["DE (few ads)", "US"]
    assert "US: 10 of 207" in chart.finding and "DE: 2 of 10" not in chart.finding
    assert "1 group has too few ads" in chart.finding
    only_small = replace(survey(), groups=(Counted("DE", 2, 10),), groups_left_out=3, without_group=4)
    finding = charts_of(only_small)[2].finding
    assert "Every group has too few ads" in finding
    assert "3 smaller groups are not shown. 4 ads tell no country." in finding


def test_groups_whose_ranges_overlap_are_not_put_in_order() -> None:
    close = replace(survey(), groups=(Counted("DE", 20, 200), Counted("US", 22, 200)))
    assert "may be chance" in charts_of(close)[2].finding
    apart = replace(survey(), groups=(Counted("DE", 2, 200), Counted("US", 90, 200)))
    assert "do not meet" in charts_of(apart)[2].finding


def test_what_was_left_out_is_said() -> None:
    lines = lines_of_duplicates(replace(survey(), notes=("A note.",)))
    assert "5 duplicates were left out, one of each kept: 2 word for word, 3 nearly (75" in lines[0]
    assert lines[1].startswith("1 of 223 could not be read")
    assert lines[2] == "A note."
    assert first_unreadable((("a.csv", 7, "Empty."), ("b.txt", 0, "Gone.")), shown=5) == [
        "a.csv, row 7: Empty.",
        "b.txt: Gone.",
    ]
