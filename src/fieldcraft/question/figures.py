"""What of an answer is drawn: the beliefs and the means, as the charts take them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldcraft.charts.beliefs import Belief
from fieldcraft.charts.means import Ranged

Answer = Mapping[str, Any]


def beliefs_of(answer: Answer) -> list[Belief]:
    """The reasons with their probabilities, likeliest first."""
    return [Belief(reason["text"], reason["probability"]) for reason in answer["reasons"]]


def means_of(answer: Answer) -> list[Ranged]:
    """The options with their values, best first."""
    return [
        Ranged(
            option["means"],
            option["value"]["low"],
            option["value"]["middle"],
            option["value"]["high"],
            asked_for=option["asked_for"],
            too_close=option["too_close"],
        )
        for option in answer["options"]
    ]
