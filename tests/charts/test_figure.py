from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.charts.figure import Figure, at, line, mark, percent, text, whisker


def test_a_mark_is_well_formed_and_hidden_from_screen_readers() -> None:
    drawn = ElementTree.fromstring(mark("bar", 8, '<rect width="10%"/>'))
    assert drawn.get("aria-hidden") == "true"
    assert drawn.get("class") == "mark bar"
    assert [shape.tag for shape in drawn] == ["rect"]


def test_a_kind_with_a_quote_in_it_stays_inside_its_attribute() -> None:
    drawn = ElementTree.fromstring(mark('"><script>', 8))
    assert drawn.get("class") == 'mark "><script>'
    assert list(drawn) == []


@given(st.floats(-10, 10))
def test_a_place_never_leaves_the_mark(share: float) -> None:
    assert 0 <= float(at(share).removesuffix("%")) <= 100


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0"), (0.004, "under 1"), (0.344, "34"), (0.999, "100"), (1, "100")]
)
def test_a_share_is_said_in_whole_per_cent_that_no_line_break_parts(share: float, said: str) -> None:
    assert percent(share) == f"{said}\u00a0%"


def test_each_row_goes_with_its_mark() -> None:
    figure = Figure("It rose.", ("what", "how much"), (("a", "1"), ("b", "2")), ("<svg/>", "<svg></svg>"))
    assert figure.drawn == ((("a", "1"), "<svg/>"), (("b", "2"), "<svg></svg>"))


def test_a_whisker_reaches_from_low_to_high_with_its_dot_between() -> None:
    drawn = whisker(0.1, 0.25, 0.5, "dot asked")
    assert '<line class="range" x1="10.00%" x2="50.00%"' in drawn
    assert '<circle class="dot asked" cx="25.00%"' in drawn


def test_lines_and_words_of_a_drawing_stand_in_tenths_of_a_pixel() -> None:
    assert line("axis", 0, 1.25, 2, 3) == (
        '<line class="axis" stroke="currentColor" x1="0.0" y1="1.2" x2="2.0" y2="3.0"/>'
    )
    assert text(1, 2, "end", "a") == '<text fill="currentColor" x="1.0" y="2.0" text-anchor="end">a</text>'
