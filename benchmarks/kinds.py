"""The kinds of sentences: how well they are told on employers kept back, and how long that takes."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from training.measure import cross_validated, plain_linear_baseline
from training.sentences import prepared

from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.kinds.model import LABELS
from fieldcraft.ads.kinds.sentences import sentences_of
from fieldcraft.ads.page import Page, page_of
from fieldcraft.ads.reading import Credential

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
        *_speed(list(ads.texts.values())[:_TIMED_ADS]),
    ]


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
