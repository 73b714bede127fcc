"""The kinds of sentences: how well they are told on employers kept back, and how long that takes."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import yaml
from training.measure import cross_validated, plain_linear_baseline
from training.sentences import prepared
from training.shared_ads import written_out

from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.kinds.model import LABELS
from fieldcraft.ads.kinds.sentences import sentences_of
from fieldcraft.ads.page import Page, page_of
from fieldcraft.ads.read import read_ad
from fieldcraft.ads.reading import Credential

_PLAIN = Path(__file__).with_name("plain_sentences.yaml")
_TIMED_ADS = 200
_REPEATS = 5


def figures(shared: Path) -> list[tuple[str, str]]:
    """Rows of (what, figure) from the folder of shared data; takes about a minute."""
    ads, learned, examples = prepared(shared)
    in_ad, alone = cross_validated(examples, learned)
    texts = [ads.texts[each.ad][each.start : each.end] for each in ads.sentences if not each.ours]
    plain = plain_linear_baseline(examples, texts)
    employers = len({each.employer for each in ads.sentences if not each.ours})
    sample = f"{len(in_ad.labels)} sentences of {employers} employers"
    return [
        (
            "kinds in the whole ad, employers kept back: F1 averaged",
            f"{in_ad.macro_f1:.3f} ({sample})",
        ),
        ("kinds, the sentence read alone", f"{alone.macro_f1:.3f}"),
        ("kinds, plain linear model over words and pairs, same folds", f"{plain.macro_f1:.3f}"),
        *(
            (
                f"  {label} (in the ad, alone, plain)",
                f"{in_ad.f1(label):.2f}, {alone.f1(label):.2f}, {plain.f1(label):.2f}"
                f" ({in_ad.labels.count(label)})",
            )
            for label in LABELS
        ),
        ("sentences in plain words, never trained on: told right", _in_plain_words()),
        *_speed(list(ads.texts.values())[:_TIMED_ADS]),
    ]


def _in_plain_words() -> str:
    """How many of our own plain sentences are told right, in one ad, and how many of each label."""
    parts = yaml.load(_PLAIN.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    text, sentences = written_out("plain", {"title": "Product manager", "parts": parts})
    told = {each.start: each.label for each in read_ad(text).sentences}
    right = [each.label for each in sentences if told.get(each.start) == each.label]
    of_each = (
        f"{label} {right.count(label)} of {sum(each.label == label for each in sentences)}"
        for label in LABELS
    )
    return f"{len(right)} of {len(sentences)}: {', '.join(of_each)}"


def _speed(texts: list[str]) -> list[tuple[str, str]]:
    pages = [page_of(text) for text in texts]
    prepared_ads = [(page, credentials_of(page)) for page in pages]
    seconds = min(_seconds(prepared_ads) for _ in range(_REPEATS))
    start = perf_counter()
    for text in texts:
        credentials_of(page_of(text))
    reading = perf_counter() - start
    size = sum(map(len, texts)) / len(texts)
    return [
        ("telling the kinds of one ad", f"{seconds / len(texts) * 1000:.2f} ms ({size:.0f} characters)"),
        ("the same as a share of reading its credentials", f"{seconds / reading:.2f}"),
    ]


def _seconds(ads: list[tuple[Page, tuple[Credential, ...]]]) -> float:
    start = perf_counter()
    for page, credentials in ads:
        sentences_of(page, credentials, told_apart=True)
    return perf_counter() - start
