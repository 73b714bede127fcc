"""`python -m training.sentences`: train the model that tells the kinds of sentences, and write it.

Reads the labelled and unlabelled ads of the shared data (FIELDCRAFT_SHARED, else `../shared`). The same data
give the same file. `--measure` prints how well it tells, cross-validated by employer, and writes nothing.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from fieldcraft.ads.kinds.model import FILE, LABELS, rows_of
from training.examples import Example, examples_of
from training.fit import fit
from training.measure import Told, cross_validated
from training.shared_ads import SharedAds, fingerprint, plain_ads, shared_ads
from training.vocabulary import LearnedWords, learned_words


def main() -> None:
    """Train and write, or measure."""
    shared = Path(os.environ.get("FIELDCRAFT_SHARED") or Path(__file__).parents[2] / "shared")
    if not (shared / "ads").is_dir():
        sys.exit(
            f"There are no labelled ads at {shared}; set FIELDCRAFT_SHARED to the folder that holds ads/."
        )
    ads, learned, examples = prepared(shared)
    in_ad, alone = cross_validated(examples, learned)
    print(f"F1 averaged over labels, by employers kept back: {in_ad.macro_f1:.3f} in the whole ad,")
    print(f"{alone.macro_f1:.3f} of the sentence alone ({len(in_ad.labels)} sentences)")
    for label in LABELS:
        print(f"  {label:<17} {in_ad.f1(label):.2f}  {alone.f1(label):.2f}")
    for own, told, times in in_ad.confused()[:12]:
        print(f"  {own} told as {told}: {times}")
    if "--measure" not in sys.argv[1:]:
        FILE.write_text(file_text(shared, ads, learned, examples, in_ad, alone), encoding="utf-8")
        print(f"Written: {FILE}")


def prepared(shared: Path) -> tuple[SharedAds, LearnedWords, list[Example]]:
    """The ads, what unlabelled ones teach, and the labelled sentences made ready."""
    ads = shared_ads(shared)
    learned = learned_words(ads.unlabelled)
    return ads, learned, examples_of(ads.sentences, ads.texts, learned.words)


def file_text(
    shared: Path, ads: SharedAds, learned: LearnedWords, examples: list[Example], in_ad: Told, alone: Told
) -> str:
    """The text of the model file: what it is and where it comes from, then a line a word and cue."""
    plain = sum(len(sentences) for _, sentences in plain_ads().values())
    ours = sum(each.ours for each in ads.sentences) - plain
    about: dict[str, Any] = {
        "about": "Weights by which the kinds of a job ad's sentences are told. Written by python -m "
        "training.sentences; do not edit. Thousandths; of a word its rarity first, then a weight a label.",
        "origin": f"{len(in_ad.labels)} labelled sentences of the shared development file, {ours} more "
        "labelled by this project after the same guide (one annotator, a language model, not adjudicated; "
        f"training/sentence_labels.csv), {plain} sentences of ads that this project wrote in plain words "
        f"(training/plain_ads.yaml), and the headings of {learned.sentences} sentences without labels. "
        "No ad text is kept, no pair of words, no word that fewer than 15 employers use.",
        "macro_f1_by_employers_kept_back": {
            "in the whole ad": round(in_ad.macro_f1, 3),
            "sentence alone": round(alone.macro_f1, 3),
            "sentences": len(in_ad.labels),
        },
        "sha256_of_training_data": fingerprint(shared),
        "labels": list(LABELS),
    }
    parts = [f"{_json(key)}: {_json(value)}" for key, value in about.items()]
    for key, rows in rows_of(fit(examples, learned)).items():
        lines = ",\n".join(f"{_json(name)}:{_json(row)}" for name, row in rows.items())
        parts.append(f"{_json(key)}: {{\n{lines}\n}}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
