"""Training without a certificate."""

from __future__ import annotations

from fieldcraft.ads.page import page_of
from fieldcraft.ads.training import trainings


def names(text: str) -> list[str | None]:
    return [span.name for span in trainings(page_of(text), set())]


def test_training_asked_for_is_found() -> None:
    assert names("Agile training is valued") == [None]
    assert names("Relevant coursework is enough") == [None]


def test_training_in_a_providers_method_carries_its_name() -> None:
    assert names("Training in the Pragmatic Framework is a plus") == ["Pragmatic"]


def test_training_that_the_job_gives_is_none() -> None:
    assert names("Responsibilities:\n- run agile training for new colleagues") == []
