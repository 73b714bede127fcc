"""The thresholds that the ad reader holds on the labelled ads."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.ads import certification_score, labelled_ads

pytestmark = pytest.mark.shared


@pytest.mark.parametrize(("name", "least"), [("gold_dev", 0.85), ("synthetic_dev", 0.90)])
def test_certification_mentions_with_the_right_demand_reach_the_threshold(
    shared: Path, name: str, least: float
) -> None:
    assert certification_score(labelled_ads(shared, name)).f1 >= least
