"""The language of an ad."""

from __future__ import annotations

import pytest

from fieldcraft.ads.language import language_of
from fieldcraft.ads.words import words_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You will work with the team and our customers.", "en"),
        ("Du arbeitest mit dem Team und unseren Kunden an der Planung.", "de"),
        ("Vous travaillez avec les équipes et nos clients.", "fr"),
        ("Trabajarás con el equipo y los clientes de la empresa.", "es"),
        ("Je werkt met het team en voor onze klanten bij ons.", "nl"),
        ("12345 +++", "und"),
        ("", "und"),
    ],
)
def test_the_language_is_told_by_small_words(text: str, language: str) -> None:
    assert language_of(words_of(text)) == language
