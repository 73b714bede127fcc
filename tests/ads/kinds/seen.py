"""Which cues are seen at the sentences of a text."""

from __future__ import annotations

from fieldcraft.ads.credentials import credentials_of
from fieldcraft.ads.kinds.features import SAYINGS, features_of
from fieldcraft.ads.kinds.page_words import known_words, page_words_of
from fieldcraft.ads.kinds.units import units_of
from fieldcraft.ads.page import page_of


def cues_seen(text: str, unit: int = 0) -> set[str]:
    """The sayings of the cues at one unit of `text`."""
    page = page_of(text)
    seen = page_words_of(page, known_words(()))
    features = features_of(seen, units_of(seen), credentials_of(page))
    return {saying for saying, there in zip(SAYINGS, features.cues[unit], strict=True) if there}
