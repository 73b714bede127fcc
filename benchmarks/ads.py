"""The ad reader, measured on labelled ads of the shared data, on ads of every trade, and for speed.

Its vocabulary was written with the development ads in sight; ads of other employers are read less well.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from benchmarks.scoring import Labelled, Score, macro_f1, score
from fieldcraft.ads.read import read_ad
from fieldcraft.ads.reading import AdReading

DEMANDS = ("required", "preferred", "alternative", "mentioned", "negated")
TRAP_SAMPLE = 500
# Abbreviations and words that stood for something else wherever they were looked up in the trap ads.
TRAPS = frozenset(
    ["CSM", "SAFe APM", "Pragmatic", "AIPMM CPM", "MSP", "SAFe Agilist", "SAFe RTE", "PSM I", "SAFe SPC"]
)


def figures(shared: Path) -> list[tuple[str, str]]:
    """Rows of (what, figure) from the folder of shared data."""
    rows: list[tuple[str, str]] = []
    for name in ("gold_dev", "synthetic_dev"):
        labelled = labelled_ads(shared, name)
        whole = certification_score(labelled)
        by_demand = [demand_score(labelled, demand) for demand in DEMANDS]
        sample = f"{len(labelled)} ads, {whole.labelled} certification mentions"
        rows += [
            (f"{name}: certification mentions with the right demand, F1", f"{whole.f1:.3f} ({sample})"),
            (f"{name}: precision, recall", f"{whole.precision:.3f}, {whole.recall:.3f}"),
            (f"{name}: all kinds, F1 averaged over demands", f"{macro_f1(by_demand):.3f}"),
        ]
    return rows + _trap_figures(shared)


def labelled_ads(shared: Path, name: str) -> list[tuple[str, list[Labelled]]]:
    """The texts of one labelled file with their spans; real ads are looked up in ads.jsonl.gz."""
    with (shared / "ads" / f"{name}.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = (
        {} if all("text" in row for row in rows) else {ad["id"]: ad["text"] for ad in _lines(shared, "ads")}
    )
    return [
        (
            row.get("text") or texts[row["id"]],
            [Labelled(c["start"], c["end"], c["kind"], c["demand"]) for c in row["credentials"]],
        )
        for row in rows
    ]


def certification_score(ads: list[tuple[str, list[Labelled]]]) -> Score:
    """Certification mentions only: a span counts when it overlaps a labelled one and its demand agrees."""
    return _total(ads, lambda span: span.kind == "certification")


def demand_score(ads: list[tuple[str, list[Labelled]]], demand: str) -> Score:
    """Credentials of every kind that are demanded in one way."""
    return _total(ads, lambda span: span.demand == demand)


def _total(ads: list[tuple[str, list[Labelled]]], wanted: Any) -> Score:
    scores = (
        score(list(filter(wanted, _found(read_ad(text)))), list(filter(wanted, own))) for text, own in ads
    )
    return sum(scores, Score())


def _found(reading: AdReading) -> list[Labelled]:
    return [Labelled(each.start, each.end, each.kind, each.demand) for each in reading.credentials]


def _lines(shared: Path, name: str) -> list[dict[str, Any]]:
    with gzip.open(shared / "ads" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _trap_figures(shared: Path) -> list[tuple[str, str]]:
    texts = [row["description"] for row in Random(1).sample(_lines(shared, "trap"), TRAP_SAMPLE)]
    read_ad(texts[0])
    start = perf_counter()
    readings = [read_ad(text) for text in texts]
    seconds = perf_counter() - start
    named = [each for reading in readings for each in reading.credentials if each.kind == "certification"]
    false = [each for each in named if each.name in TRAPS]
    return [
        (f"technology ads of every role ({TRAP_SAMPLE}): traps taken for a certificate", str(len(false))),
        ("technology ads: ads that require some certification or clearance", _requiring(readings)),
        ("ads read per second, one process", f"{len(texts) / seconds:.0f}"),
    ]


def _requiring(readings: list[AdReading]) -> str:
    from fieldcraft.ads.count import count_ads

    count = count_ads(readings, None)
    return f"{count.requiring_any} of {count.read}, {count.requiring_only_clearance} of them only a clearance"
