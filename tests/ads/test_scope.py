"""Which section holds where."""

from __future__ import annotations

import pytest

from fieldcraft.ads.page import page_of


def sections(text: str) -> list[str | None]:
    return [each.section for each in page_of(text).passages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We ship. Requirements\nPatience.\nA PMP", [None, "required", "required", "required"]),
        ("Come. It is a plus if you have:\n- A PMP", [None, None, "preferred"]),
        ("Come. You must bring:\n- A PMP", [None, None, "required"]),
        ("Preferred: humour\nPatience with people", ["preferred", "preferred", None]),
        ("Preferred:\n- Humour\n- Patience with people", ["preferred"] * 3),
    ],
)
def test_a_section_begins_at_headings_and_lead_ins_and_ends_with_its_line(
    text: str, expected: list[str | None]
) -> None:
    assert sections(text) == expected


def test_a_line_too_long_for_a_list_does_not_end_its_section() -> None:
    text = "Preferred: " + "humour and " * 40 + "\nPatience with people"
    assert sections(text)[-1] == "preferred"
