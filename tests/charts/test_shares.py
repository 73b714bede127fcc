from __future__ import annotations

import pytest

from fieldcraft.charts.shares import COLUMNS, Counted, draw_shares, scale_end
from fieldcraft.charts.text import SHARE_LABEL, shares_as_text

SOME = Counted("a degree", 12, 217, 0.055, 0.032, 0.094, "12 of 217 (5.5 %)")
FEW = Counted("DE", 0, 9, 0.0, 0.0, 0.3, "0 of 9 (could be up to 30 %)", small=True)


@pytest.mark.parametrize(
    ("highs", "end"), [([], 1.0), ([0.004], 0.01), ([0.094], 0.1), ([0.094, 0.3], 0.3), ([1.0], 1.0)]
)
def test_the_scale_reaches_just_beyond_the_widest_doubt(highs: list[float], end: float) -> None:
    assert scale_end([Counted("x", 1, 2, 0.0, 0.0, high, "") for high in highs]) == end


def test_each_row_has_its_numbers_and_a_mark_on_the_common_scale() -> None:
    figure = draw_shares([SOME, FEW], "A finding.")
    assert figure.columns == COLUMNS
    assert figure.rows[0] == ("a degree", "12", "217", "5.50\u00a0%", "3.20\u00a0%", "9.40\u00a0%")
    assert f'cx="{100 * 0.055 / 0.3:.2f}%"' in figure.marks[0]
    assert 'class="dot"' in figure.marks[0] and 'class="dot asked"' in figure.marks[1]


def test_no_text_of_the_data_gets_into_the_drawing() -> None:
    figure = draw_shares([Counted("<script>", 1, 2, 0.5, 0.1, 0.9, "<b>")], "x")
    assert "script" not in "".join(figure.marks)


def test_in_a_terminal_a_share_is_a_whisker_with_its_words_its_scale_and_the_finding_last() -> None:
    lines = shares_as_text([SOME, FEW], "A finding.").splitlines()
    assert lines[0].startswith("a degree") and lines[0].endswith("12 of 217 (5.5 %)")
    assert "●" in lines[0][SHARE_LABEL:] and "○" in lines[1][SHARE_LABEL:]
    assert lines[2].split() == ["0", "30\u00a0%"] or lines[2].split() == ["0", "30", "%"]
    assert lines[3] == "A finding."


def test_no_rows_are_the_finding_alone() -> None:
    assert shares_as_text([], "Nothing.\x1b[31m") == "Nothing. [31m"
