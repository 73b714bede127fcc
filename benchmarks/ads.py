"""The ad reader, measured on labelled ads of the shared data, on ads of every trade, and for speed.

Its vocabulary was written with the development ads in sight; ads of other employers are read less well.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks import ads_speed
from benchmarks.scoring import Labelled, Score, macro_f1, score
from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.page import page_of
from fieldcraft.ads.read import read_ad
from fieldcraft.ads.reading import CLEARANCE, AdReading

DEMANDS = ("required", "preferred", "alternative", "mentioned", "negated")
# Abbreviations and words that stood for something else wherever they were looked up in the trap ads.
TRAPS = frozenset(
    ["CSM", "SAFe APM", "Pragmatic", "AIPMM CPM", "MSP", "SAFe Agilist", "SAFe RTE", "PSM I", "SAFe SPC"]
)


def figures(shared: Path) -> list[tuple[str, str]]:
    """Rows of (what, figure) from the folder of shared data."""
    rows: list[tuple[str, str]] = []
    together: list[tuple[str, list[Labelled]]] = []
    for name in ("gold_dev", "synthetic_dev"):
        labelled = labelled_ads(shared, name)
        together += labelled
        whole = certification_score(labelled)
        sample = f"{len(labelled)} ads, {whole.labelled} certification mentions"
        rows += [
            (f"{name}: certification mentions with the right demand, F1", f"{whole.f1:.3f} ({sample})"),
            (f"{name}: precision, recall", f"{whole.precision:.3f}, {whole.recall:.3f}"),
            (f"{name}: all kinds, F1 averaged over demands", f"{macro_demand_f1(labelled):.3f}"),
        ]
    both = f"{macro_demand_f1(together):.3f} ({len(together)} ads)"
    rows.append(("both together: all kinds, F1 averaged over demands", both))
    traps = trap_texts(shared)
    rows += _trap_figures(traps)
    return rows + ads_speed.figures(product_texts(shared), traps)


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


def product_texts(shared: Path) -> list[str]:
    """The texts of the ads for product and adjacent roles."""
    return [ad["text"] for ad in _lines(shared, "ads")]


def trap_texts(shared: Path) -> list[str]:
    """The texts of the technology ads of every role; a few rows hold none."""
    return [row["description"] for row in _lines(shared, "trap") if row["description"].strip()]


def certification_score(ads: list[tuple[str, list[Labelled]]]) -> Score:
    """Certification mentions only: a span counts when it overlaps a labelled one and its demand agrees."""
    return _total(ads, lambda span: span.kind == "certification")


def demand_score(ads: list[tuple[str, list[Labelled]]], demand: str) -> Score:
    """Credentials of every kind that are demanded in one way."""
    return _total(ads, lambda span: span.demand == demand)


def macro_demand_f1(ads: list[tuple[str, list[Labelled]]]) -> float:
    """The mean of the F1 of each demand, over credentials of every kind."""
    return macro_f1([demand_score(ads, demand) for demand in DEMANDS])


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


def named_in(texts: list[str]) -> Counter[str]:
    """How often each certification is named in `texts`, as found."""
    return Counter(
        each.name
        for text in texts
        for each in credentials_of(page_of(text))
        if each.kind == "certification" and each.name
    )


def _trap_figures(texts: list[str]) -> list[tuple[str, str]]:
    readings = [read_ad(text) for text in texts]
    named = named_in(texts)
    false = sum(named[name] for name in TRAPS)
    del named[CLEARANCE]
    return [
        (f"technology ads of every role ({len(texts):,}): traps taken for a certificate", str(false)),
        (
            "technology ads: mentions of named certificates",
            f"{sum(named.values())} of {len(named)} certificates",
        ),
        ("technology ads: ads that require some certification or clearance", _requiring(readings)),
    ]


def _requiring(readings: list[AdReading]) -> str:
    from fieldcraft.ads.count import count_ads

    count = count_ads(readings, None)
    return f"{count.requiring_any} of {count.read}, {count.requiring_only_clearance} of them only a clearance"
