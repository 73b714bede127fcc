"""How fast ads are read, beside spaCy's blank English pipeline with a phrase matcher for the same names.

spaCy only finds the names; what is demanded, and every degree and year, it leaves to others. Both read one
text after another on one core, in turn, and the median of several turns is what counts: on a shared machine
a single turn may be slow for reasons of its own. `python -m benchmarks.ads_speed` prints these figures alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from fieldcraft.ads.certificates import certificates
from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.page import page_of
from fieldcraft.ads.read import read_ad

TURNS = 5


def figures(known: Sequence[str], unseen: Sequence[str]) -> list[tuple[str, str]]:
    """Rows of (what, figure): `known` ads are read again and again, `unseen` in parts that are read once.

    Both readers remember words, so that ads of a kind that was not met before are the harder test, and the
    one that a survey of many ads is like.
    """
    matcher = _matcher()
    part = len(unseen) // TURNS
    parts = [unseen[turn * part : (turn + 1) * part] for turn in range(TURNS)]
    readers: dict[str, Callable[[str], Any]] = {
        "credentials": lambda text: credentials_of(page_of(text)),
        "spaCy": matcher,
        "whole": read_ad,
    }
    for read in readers.values():
        _seconds(read, known)
    again = {name: [] for name in readers}
    once: dict[str, list[float]] = {name: [] for name in readers}
    for fresh in parts:
        for name, read in readers.items():
            # The whole reading remembers the same words as the credentials alone: its turn is not its first.
            once[name].append(len(fresh) / _seconds(read, fresh))
            again[name].append(len(known) / _seconds(read, known))
    return [
        (
            "whole ads read per second, one core",
            f"{median(again['whole']):.0f} (product ads), {median(once['whole']):.0f} (technology ads)",
        ),
        (
            "credentials alone, ads per second; spaCy's blank English with a phrase matcher",
            f"{median(once['credentials']):.0f}; {median(once['spaCy']):.0f}",
        ),
        ("credentials alone, times as fast as spaCy, on ads not met before", _ratio(once)),
        ("credentials alone, times as fast as spaCy, on the same ads again", _ratio(again)),
    ]


def _matcher() -> Callable[[str], Any]:
    """spaCy finding every writing of our certificates, whatever its capitals."""
    import spacy
    from spacy.matcher import PhraseMatcher

    english = spacy.blank("en")
    matcher = PhraseMatcher(english.vocab, attr="LOWER")
    names = [written for each in certificates() for written in each.writings]
    matcher.add("certificate", [english.make_doc(name) for name in names])
    return lambda text: matcher(english(text))


def _seconds(read: Callable[[str], Any], texts: Sequence[str]) -> float:
    start = process_time()
    for text in texts:
        read(text)
    return process_time() - start


def _ratio(speeds: dict[str, list[float]]) -> str:
    """The median of the turns' ratios, with the least and the most."""
    ratios = [ours / theirs for ours, theirs in zip(speeds["credentials"], speeds["spaCy"], strict=True)]
    return f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def main() -> None:
    """Print the figures of the shared ads."""
    from benchmarks.ads import product_texts, trap_texts

    shared = Path(os.environ.get("FIELDCRAFT_SHARED") or Path(__file__).parents[2] / "shared")
    for what, figure in figures(product_texts(shared), trap_texts(shared)):
        print(f"{what}: {figure}")


if __name__ == "__main__":
    main()
