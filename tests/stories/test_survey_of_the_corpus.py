"""The survey of real product ads: what everybody can count for themselves, in the terminal and on a page."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.ads.survey import made
from tests.cli.run import run
from tests.web.served import Visitor, served

pytestmark = pytest.mark.shared
SAMPLE = "mostly US technology firms"
PATIENCE = 180


@pytest.fixture(scope="module")
def product_ads(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ads for product roles of the shared corpus; they are kept nowhere else."""
    with gzip.open(shared / "ads" / "ads.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    rows = [row for row in rows if row["role_family"] == "product"]
    assert len(rows) == 217
    return made.write_jsonl(tmp_path_factory.mktemp("corpus") / "product-ads.jsonl", rows)


@pytest.fixture(scope="module")
def counted(product_ads: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIELDCRAFT_HOME", str(tmp_path_factory.mktemp("home")))
        ran = run("ads", "survey", str(product_ads), "--sample", SAMPLE, "--by", "kind", "--json")
    assert ran.code == 0, ran.err
    return dict(json.loads(ran.out))


def test_no_ad_requires_a_product_certificate_and_the_bound_is_said(counted: dict[str, Any]) -> None:
    ads = counted["ads"]
    assert ads + counted["duplicates"] == 217 and counted["unreadable"] == 0
    for family in counted["families"]:
        if family["name"] in ("product owner", "product manager"):
            assert family["count"] == 0
            assert family["high"] == pytest.approx(1 - 0.025 ** (1 / ads))
    assert counted["sample"] == f"{ads} ads, {SAMPLE}"


def test_the_shares_are_near_those_of_the_pattern_count_over_the_same_ads(counted: dict[str, Any]) -> None:
    years = next(each for each in counted["kinds"] if each["name"] == "years of experience")
    assert 0.6 < years["share"] < 0.85
    degrees = next(each for each in counted["kinds"] if each["name"] == "a degree")
    assert degrees["share"] < 0.4


def test_the_page_and_the_terminal_show_the_same_figures_and_claim_no_more(
    product_ads: Path, counted: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDCRAFT_HOME", str(tmp_path / "terminal"))
    printed = run("ads", "survey", str(product_ads), "--sample", SAMPLE, "--by", "kind").out
    with served(tmp_path / "page") as server:
        visitor = Visitor(server.address)
        visitor.read("/ads/survey/")
        visitor.send("/ads/survey/", {"path": str(product_ads), "sample": SAMPLE, "by": "kind"})
        give_up = time.monotonic() + PATIENCE
        while "What the ads require" not in visitor.page:
            assert time.monotonic() < give_up and "could not" not in visitor.page
            time.sleep(0.3)
            visitor.read(visitor.at)
    for text in (printed, visitor.page):
        text = text.replace("\u00a0", " ")
        assert counted["finding"].replace("\u00a0", " ") in text
        assert counted["warning"] in text
        assert "not required" not in text.replace('<th scope="col">not required</th>', "")
        assert "certificates are not" not in text
