"""What one will change beside what one will produce."""

from __future__ import annotations

import pytest

from fieldcraft.ads.kinds.balance import Balance, balance_of
from fieldcraft.ads.reading import Label, Sentence


def sentences(*labels: Label | None) -> list[Sentence]:
    return [Sentence(0, 1, "x", label, label and 0.9) for label in labels]


def test_the_balance_counts_changes_beside_activities_and_artifacts() -> None:
    balance = balance_of(sentences("outcome", "responsibility", "artifact", "artifact", "vague", "benefit"))
    assert balance == Balance(outcomes=1, activities=1, artifacts=2, traits=1, coaching=0)
    assert balance.ratio == pytest.approx(1 / 3)
    assert (
        balance.sentence()
        == "1 outcome, 1 activity, 2 artifacts, 1 trait nobody can verify; nobody coaches here"
    )


def test_coaching_is_said_where_it_is_spoken_of() -> None:
    balance = balance_of(sentences("coaching", "coaching"))
    assert balance is not None
    assert balance.sentence().endswith("; 2 sentences speak of coaching")
    assert balance.ratio is None


def test_without_labels_there_is_no_balance() -> None:
    assert balance_of(sentences(None, None)) is None
    assert balance_of([]) is None
