"""The thresholds that the ad reader holds on the labelled ads."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.ads import TRAPS, certification_score, labelled_ads, macro_demand_f1, named_in, trap_texts

pytestmark = pytest.mark.shared


@pytest.mark.parametrize(("name", "least"), [("gold_dev", 0.88), ("synthetic_dev", 0.92)])
def test_certification_mentions_with_the_right_demand_reach_the_threshold(
    shared: Path, name: str, least: float
) -> None:
    assert certification_score(labelled_ads(shared, name)).f1 >= least


def test_every_demand_is_told_over_real_and_invented_ads_together(shared: Path) -> None:
    both = labelled_ads(shared, "gold_dev") + labelled_ads(shared, "synthetic_dev")
    assert macro_demand_f1(both) >= 0.85


def test_no_trap_in_five_thousand_ads_is_taken_for_a_certificate_and_true_ones_are_found(
    shared: Path,
) -> None:
    named = named_in(trap_texts(shared))
    assert {name: named[name] for name in TRAPS if named[name]} == {}
    # Counted by hand among the ads in which these letters stand for nothing else.
    assert named["CISSP"] >= 14
    assert named["PMP"] >= 6
    assert named["CPA"] >= 70
