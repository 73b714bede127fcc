"""Read a job ad: the credentials it demands, its sentences by kind, and what may stand between the lines."""

from __future__ import annotations

from dataclasses import replace

from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.language import is_read_as_english, language_of
from fieldcraft.ads.page import page_of
from fieldcraft.ads.pains import pains_of
from fieldcraft.ads.reading import AdReading


def read_ad(text: str) -> AdReading:
    """The reading of one ad. Any text can be read; time grows in proportion to its length."""
    # The model needs NumPy, which is loaded when the first ad is read and not when the program starts.
    from fieldcraft.ads.kinds.sentences import criteria_of, sentences_of

    page = page_of(text)
    language = language_of(page.words)
    credentials = credentials_of(page)
    # Sentences are told apart in English only.
    sentences = sentences_of(page, credentials, told_apart=is_read_as_english(language, page.words))
    reading = AdReading(
        language=language,
        text=text,
        credentials=credentials,
        sentences=sentences,
        criteria=criteria_of(sentences),
    )
    return replace(reading, pains=pains_of(page, reading))
