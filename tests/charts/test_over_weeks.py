from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.charts.over_weeks import draw_over_weeks


def test_the_caption_states_what_happened_and_what_is_not_in() -> None:
    figure = draw_over_weeks("paying customers", [10, 12, 14, 16, 20, None])
    assert (
        figure.finding == "Paying customers rose from 10 to 20, week 1 to week 5. Week 6 has not come in yet."
    )
    assert figure.rows[-1] == ("6", "not in yet")
    assert "nothing has come in" in draw_over_weeks("x", []).finding
    assert draw_over_weeks("x", [7.0]).finding == "X: 7 in week 1."
    assert "fell from 9 to 3" in draw_over_weeks("x", [9, 8, 7, 6, 3]).finding
    assert "stayed at 9" in draw_over_weeks("x", [9, 8, 7, 6, 9]).finding


@given(st.lists(st.none() | st.floats(-1e6, 1e9), max_size=60))
def test_every_point_lies_inside_the_picture(values: list[float | None]) -> None:
    picture = ElementTree.fromstring(draw_over_weeks("x", values).drawing)
    width, height = (float(each) for each in str(picture.get("viewBox")).split()[2:])
    for line in picture.iter("polyline"):
        for point in str(line.get("points")).split():
            x, y = (float(each) for each in point.split(","))
            assert 0 <= x <= width and 0 <= y <= height
