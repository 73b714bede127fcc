"""A refusal carries every problem that was found, as sentences."""

from __future__ import annotations

import pytest

from fieldcraft.refusal import Refused, refuse_if_any


def test_all_problems_come_together() -> None:
    with pytest.raises(Refused) as refused:
        refuse_if_any(["The date has passed.", "The chance is 140 %."])
    assert refused.value.problems == ("The date has passed.", "The chance is 140 %.")
    assert str(refused.value) == "The date has passed. The chance is 140 %."


def test_without_problems_nothing_is_refused() -> None:
    refuse_if_any([])


def test_one_sentence_is_one_problem() -> None:
    assert Refused("Choose a day from today on.").problems == ("Choose a day from today on.",)
