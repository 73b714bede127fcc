"""The ads and labels that training reads, from the folder of shared data and from this folder.

Sentences that are measured with come from employers kept back. No ad of an employer without labels in the
development files is read here, labelled or not, so that none of theirs takes part in training.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldcraft.ads.kinds import cues
from fieldcraft.ads.reading import Label

OUR_LABELS = Path(__file__).with_name("sentence_labels.csv")
PLAIN_ADS = Path(__file__).with_name("plain_ads.yaml")
_READ = ("ads.jsonl.gz", "trap.jsonl.gz", "sentences_dev.jsonl", "gold_dev.jsonl")


@dataclass(frozen=True)
class LabelledSentence:
    """A sentence at `start` to `end` of the ad `ad`; `also` is a second label that counts as right.

    `ours` marks those labelled for training by this project; the others are the development file's.
    """

    ad: str
    start: int
    end: int
    label: Label
    also: Label | None
    employer: str
    ours: bool


@dataclass(frozen=True)
class SharedAds:
    """`texts` of the ads by id, labelled `sentences`, and `unlabelled` texts with their employers."""

    texts: dict[str, str]
    sentences: tuple[LabelledSentence, ...]
    unlabelled: tuple[tuple[str, str], ...]


def shared_ads(shared: Path) -> SharedAds:
    """Everything that training reads."""
    folder = shared / "ads"
    ads = {row["id"]: row for row in _zipped(folder / "ads.jsonl.gz")}
    labelled = _lines((folder / "sentences_dev.jsonl").read_text("utf-8"))
    known = {row["id"]: row["employer"] for row in labelled}
    of_organisation = {ads[row["id"]]["org"]: row["employer"] for row in labelled if ads[row["id"]]["org"]}

    def employer_of(ad: str) -> str:
        organisation = ads[ad]["org"]
        named = of_organisation.get(organisation, organisation) if organisation else known.get(ad)
        return named or f"unknown:{ad}"

    development = known.keys() | {row["id"] for row in _lines((folder / "gold_dev.jsonl").read_text("utf-8"))}
    employers = {employer_of(ad) for ad in development}
    texts = {ad: row["text"] for ad, row in ads.items() if employer_of(ad) in employers}
    with OUR_LABELS.open(encoding="utf-8", newline="") as file:
        ours = list(csv.DictReader(file))
    plain = plain_ads()
    texts |= {ad: text for ad, (text, _) in plain.items()}
    others = [(row["company"], row["description"]) for row in _zipped(folder / "trap.jsonl.gz")]
    return SharedAds(
        texts=texts,
        sentences=(
            *(_sentence(row, employer_of(row["id"]), ours=False) for row in labelled),
            *(_sentence(row, employer_of(row["ad"]), ours=True) for row in ours),
            *(sentence for _, sentences in plain.values() for sentence in sentences),
        ),
        unlabelled=(*((employer_of(ad), text) for ad, text in texts.items() if ad not in plain), *others),
    )


def plain_ads() -> dict[str, tuple[str, tuple[LabelledSentence, ...]]]:
    """The text and the labelled sentences of each ad that this project wrote in plain words, by its id."""
    import yaml

    ads = yaml.load(PLAIN_ADS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {f"plain:{number}": written_out(f"plain:{number}", ad) for number, ad in enumerate(ads)}


def written_out(id: str, ad: Mapping[str, Any]) -> tuple[str, tuple[LabelledSentence, ...]]:
    """The text of an ad that is given as its title and its parts, each sentence a bullet, and the labels."""
    text, sentences = f"{ad['title']}\n", []
    for part in ad["parts"]:
        text += f"\n{part['heading']}\n"
        for row in part["sentences"]:
            ((label, words),) = row.items()
            text += "- "
            sentences.append(LabelledSentence(id, len(text), len(text) + len(words), label, None, id, True))
            text += f"{words}\n"
    return text, tuple(sentences)


def fingerprint(shared: Path) -> str:
    """SHA-256 over all files that training reads."""
    digest = hashlib.sha256()
    for path in (*(shared / "ads" / name for name in _READ), OUR_LABELS, PLAIN_ADS, cues.FILE):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _sentence(row: dict[str, Any], employer: str, ours: bool) -> LabelledSentence:
    return LabelledSentence(
        ad=row["ad"] if ours else row["id"],
        start=int(row["start"]),
        end=int(row["end"]),
        label=row["label"],
        also=row["also"] or None,
        employer=employer,
        ours=ours,
    )


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def _zipped(path: Path) -> list[dict[str, Any]]:
    return _lines(gzip.decompress(path.read_bytes()).decode("utf-8"))
