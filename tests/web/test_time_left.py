from __future__ import annotations

import pytest

from fieldcraft.web.time_left import time_in_words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, ""),
        (0.0, "a few seconds"),
        (7.9, "a few seconds"),
        (8.0, "about 10 seconds"),
        (10.1, "about 20 seconds"),
        (89.9, "about 90 seconds"),
        (90.0, "about 2 minutes"),
        (3000.0, "about 50 minutes"),
    ],
)
def test_a_time_is_rounded_up_as_far_as_it_can_be_trusted(seconds: float | None, said: str) -> None:
    assert time_in_words(seconds) == said
