"""Headlines that announce what one is judged by."""

from __future__ import annotations

import pytest

from tests.ads.kinds.seen import cues_seen

UNDER = "stands under a headline of success"
TEXT = """You join the harbour office.

What success looks like

- Fewer ferries leave late
- The crews ask for the timetable tool

How we choose

- Two talks and a walk along the quay
"""


def test_what_stands_under_a_headline_of_success_is_seen_up_to_the_next_headline() -> None:
    assert "is a headline of success" in cues_seen(TEXT, 1)
    assert [UNDER in cues_seen(TEXT, unit) for unit in range(6)] == [False, False, True, True, False, False]


@pytest.mark.parametrize("text", ["Our success is your success, in every port.", "We succeed together."])
def test_a_sentence_about_success_is_no_headline(text: str) -> None:
    assert "is a headline of success" not in cues_seen(text)
