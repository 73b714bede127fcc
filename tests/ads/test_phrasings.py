"""Credentials and their demand in the many ways in which employers write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fieldcraft.ads.read import read_ad

ROWS = yaml.safe_load((Path(__file__).parent / "phrasings.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["ad"][:40])
def test_every_credential_is_found_with_its_demand(row: dict[str, Any]) -> None:
    found = [f"{each.text}: {each.demand}" for each in read_ad(row["ad"]).credentials]
    assert found == row["demands"]
