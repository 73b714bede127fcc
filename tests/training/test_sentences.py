"""The shipped model is the one that the command trains from the data, and it tells the kinds well enough."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import yaml
from training.fit import fit
from training.measure import Told
from training.sentences import prepared
from training.shared_ads import OUR_LABELS, fingerprint, plain_ads

from fieldcraft.ads.kinds.model import FILE, LABELS, rows_of

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "plain_sentences.yaml"


@pytest.mark.shared
def test_the_shipped_model_is_what_the_shared_data_give(shared: Path) -> None:
    kept = json.loads(FILE.read_text("utf-8"))
    assert kept["sha256_of_training_data"] == fingerprint(shared), "run: python -m training.sentences"
    assert min(list(kept["macro_f1_by_employers_kept_back"].values())[:2]) >= 0.8
    _, learned, examples = prepared(shared)
    again = rows_of(fit(examples, learned))
    assert again["words"].keys() == kept["words"].keys()
    # Another build of the linear algebra may round the last digit otherwise.
    for part in ("bias", "cues", "words"):
        for name, row in again[part].items():
            assert row == pytest.approx(kept[part][name], abs=2), name


@pytest.mark.shared
def test_no_ad_of_an_employer_without_development_labels_is_trained_on(shared: Path) -> None:
    from training.shared_ads import shared_ads

    ads = shared_ads(shared)
    measured = {each.employer for each in ads.sentences if not each.ours}
    with (shared / "ads" / "gold_dev.jsonl").open(encoding="utf-8") as file:
        credentials = {json.loads(line)["id"] for line in file}
    for each in ads.sentences:
        assert each.employer in measured or each.ad in credentials or each.ours
        assert each.ad in ads.texts


def test_the_ads_in_plain_words_show_every_label_and_no_sentence_twice_or_of_the_benchmark() -> None:
    written = [
        (text[each.start : each.end], each.label)
        for text, sentences in plain_ads().values()
        for each in sentences
    ]
    assert {label for _, label in written} == set(LABELS)
    assert len(dict(written)) == len(written) > 200
    parts = yaml.safe_load(BENCHMARK.read_text(encoding="utf-8"))
    kept_back = {text for part in parts for row in part["sentences"] for text in row.values()}
    assert len(kept_back) > 40 and not kept_back & dict(written).keys()


def test_our_labels_carry_no_text() -> None:
    with OUR_LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert set(rows[0]) == {"ad", "start", "end", "label", "also"}
    assert {row["label"] for row in rows} == set(LABELS)
    assert all(row["start"].isdigit() and row["end"].isdigit() for row in rows)


def test_a_second_label_counts_as_right() -> None:
    told = Told(
        labels=("vague", "skill", "skill"), also=("skill", None, None), told=("skill", "skill", "vague")
    )
    assert told.f1("skill") == pytest.approx(2 * 2 / (3 + 2))
    assert told.f1("vague") == 0.0
    assert told.f1("benefit") == 1.0
    assert told.confused() == [("skill", "vague", 1)]
