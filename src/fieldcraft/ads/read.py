"""Read a job ad: the credentials it demands, its sentences, and what may stand between the lines."""

from __future__ import annotations

from dataclasses import replace

from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.language import language_of
from fieldcraft.ads.page import page_of
from fieldcraft.ads.pains import pains_of
from fieldcraft.ads.reading import AdReading, Sentence


def read_ad(text: str) -> AdReading:
    """The reading of one ad. Any text can be read; time grows in proportion to its length."""
    page = page_of(text)
    reading = AdReading(
        language=language_of(page.words),
        text=text,
        credentials=credentials_of(page),
        sentences=tuple(
            Sentence(each.start, each.end, text[each.start : each.end]) for each in page.passages
        ),
    )
    return replace(reading, pains=pains_of(page, reading))
