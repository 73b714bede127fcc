from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.charts.means import Ranged, draw_means

FIRST = Ranged("Apply", 20, 50, 70)
CLOSE = Ranged("Ask", 18, 48, 60, too_close=True)
ASKED = Ranged("Get <script>alert(1)</script>", 0, 30, 90, asked_for=True)


def shapes(mark: str) -> dict[str, ElementTree.Element]:
    return {str(shape.get("class")): shape for shape in ElementTree.fromstring(mark)}


def test_the_rows_keep_their_order_and_carry_their_numbers() -> None:
    figure = draw_means([FIRST, CLOSE, ASKED])
    assert figure.columns == ("means", "low", "middle", "high")
    assert figure.rows[0] == ("Apply", "20", "50", "70")
    assert [row[0] for row in figure.rows] == [FIRST.text, CLOSE.text, ASKED.text]


def test_the_dot_stands_at_the_middle_and_the_whisker_reaches_from_low_to_high() -> None:
    drawn = shapes(draw_means([FIRST]).marks[0])
    assert drawn["dot first"].get("cx") == "50.00%"
    assert (drawn["range"].get("x1"), drawn["range"].get("x2")) == ("20.00%", "70.00%")


def test_the_asked_thing_has_a_mark_of_its_own() -> None:
    figure = draw_means([FIRST, ASKED])
    assert "dot asked" in shapes(figure.marks[1])
    assert "dot asked" not in shapes(figure.marks[0])


def test_a_name_never_gets_into_the_drawing() -> None:
    assert "script" not in draw_means([ASKED]).marks[0]


def test_the_finding_names_the_first_those_too_close_and_the_place_of_the_asked_thing() -> None:
    assert draw_means([FIRST, CLOSE, ASKED]).finding == (
        "“Apply” comes first; one other is too close to tell apart from it. "
        "What you asked about stands at place 3 of 3."
    )
    assert draw_means([FIRST, ASKED]).finding == (
        "“Apply” comes first. What you asked about stands at place 2 of 2."
    )
    assert draw_means([ASKED, FIRST]).finding == f"“{ASKED.text}” comes first."
    assert draw_means([]).finding == "There is nothing to compare yet."


@given(st.lists(st.floats(-50, 150), min_size=3, max_size=3).map(sorted))
def test_a_value_off_the_scale_is_drawn_at_its_end(values: list[float]) -> None:
    drawn = shapes(draw_means([Ranged("a", *values)]).marks[0])
    places = [float(str(drawn["range"].get(end)).removesuffix("%")) for end in ("x1", "x2")]
    assert 0 <= places[0] <= places[1] <= 100
