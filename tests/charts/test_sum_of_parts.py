from __future__ import annotations

from xml.etree import ElementTree

from fieldcraft.charts.sum_of_parts import Part, draw_sum, said


def filled(mark: str) -> tuple[float, float]:
    [bar] = [each for each in ElementTree.fromstring(mark) if each.get("class") == "filled"]
    return float(str(bar.get("x")).rstrip("%")), float(str(bar.get("width")).rstrip("%"))


def test_bars_go_left_and_right_of_the_middle_on_one_scale() -> None:
    figure = draw_sum("It adds up.", (Part("a", -100, 5), Part("b", 50), Part("c", 0)), "EUR")
    assert [filled(mark) for mark in figure.marks] == [(0, 50), (50, 25), (50, 0)]
    assert figure.rows[0] == ("a", "−100 ± 5")
    assert said(Part("", 1234.4)) == "+1,234"


def test_nothing_at_all_is_drawn_too() -> None:
    assert filled(draw_sum("", (Part("a", 0.0),), "EUR").marks[0]) == (50, 0)
