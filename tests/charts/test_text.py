from __future__ import annotations

from fieldcraft.charts.beliefs import Belief
from fieldcraft.charts.means import Ranged
from fieldcraft.charts.text import LABEL, WIDTH, beliefs_as_text, means_as_text


def test_beliefs_are_bars_of_their_length_with_the_finding_last() -> None:
    lines = beliefs_as_text([Belief("a", 0.75), Belief("b", 0.25)]).splitlines()
    assert lines[0].count("█") == round(0.75 * WIDTH)
    assert lines[0].endswith(" a")
    assert lines[-1] == "“a” is likeliest: 75 %."


def test_the_rest_has_a_bar_too() -> None:
    lines = beliefs_as_text([Belief(str(n), 0.1) for n in range(10)], shown=3).splitlines()
    assert lines[3].endswith("7 others together")
    assert lines[3].count("█") == round(0.7 * WIDTH)


def test_means_are_whiskers_with_their_numbers() -> None:
    lines = means_as_text(
        [Ranged("Apply", 0, 50, 100), Ranged("Get it", 40, 41, 42, asked_for=True)]
    ).splitlines()
    assert lines[0][LABEL + 1 :].startswith("├")
    assert "●" in lines[0] and "○" in lines[1]
    assert lines[0].endswith(" 50 (0 to 100)")
    assert lines[-1].startswith("“Apply” comes first.")


def test_a_long_name_is_cut_and_a_control_character_does_not_reach_the_terminal() -> None:
    text = means_as_text([Ranged("x\x1b[31m" + " word" * 40, 1, 2, 3)])
    assert "\x1b" not in text
    assert " …" in text.splitlines()[0][:LABEL]
