from __future__ import annotations

from dataclasses import replace

from fieldcraft.charts.beliefs import Belief
from fieldcraft.charts.means import Ranged
from fieldcraft.charts.text import (
    LABEL,
    WIDTH,
    beliefs_as_text,
    calibration_as_text,
    counts_as_text,
    means_as_text,
)
from tests.charts.test_calibration import SEVENTY, Curve


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


def test_a_curve_is_a_whisker_a_group_with_its_numbers_and_all_that_was_found() -> None:
    point = replace(SEVENTY, band=(0.4, 0.9))
    lines = calibration_as_text(Curve((point,))).replace("\u00a0", " ").splitlines()
    assert lines[0].startswith(" 70 to 80 % ")
    assert lines[0].endswith(" 65 % (40 to 90 %) of 40, you gave 72 %")
    drawn = lines[0][12 : 12 + WIDTH]
    assert drawn.strip()[0] == "├" and drawn.strip()[-1] == "┤"
    assert (drawn.index("●"), drawn.index("◇")) == (round(0.65 * (WIDTH - 1)), round(0.72 * (WIDTH - 1)))
    assert lines[1:] == ["What was found.", "What else."]


def test_while_bets_are_too_few_only_the_findings_are_said() -> None:
    assert calibration_as_text(Curve((SEVENTY,), enough=False)) == "What was found.\nWhat else."


def test_counts_are_bars_of_their_length_with_the_finding_last() -> None:
    first, second, finding = counts_as_text([("change", 3), ("produce", 6)], "Two to one.").splitlines()
    assert (first.count("█"), second.count("█")) == (WIDTH // 2, WIDTH)
    assert first.endswith(" 3") and second.endswith(" 6")
    assert finding == "Two to one."
    assert counts_as_text([("none", 0)], "Nothing.").splitlines()[0].endswith(" 0")
