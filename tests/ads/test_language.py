"""The language of an ad."""

from __future__ import annotations

import pytest

from fieldcraft.ads.language import is_read_as_english, language_of
from fieldcraft.ads.words import words_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You will work with the team and our customers.", "en"),
        ("Du arbeitest mit dem Team und unseren Kunden an der Planung.", "de"),
        ("Vous travaillez avec les équipes et nos clients.", "fr"),
        ("Trabajarás con el equipo y los clientes de la empresa.", "es"),
        ("Je werkt met het team en voor onze klanten bij ons.", "nl"),
        ("Мы ищем менеджера, который отвечает за план и не боится ошибок. CSPO required.", "ru"),
        ("Ми шукаємо менеджера, що відповідає за план та не боїться помилок.", "uk"),
        ("Θα δουλέψετε με την ομάδα και τους πελάτες για το προϊόν.", "el"),
        ("نبحث عن مدير منتج يعمل مع فريقين. شهادة CSPO مطلوبة، CSPO required.", "ar"),
        ("אנחנו מחפשים מנהל מוצר שעובד עם שני צוותים. CSPO required", "he"),
        ("製品マネージャーを募集しています。 経験が必要です。 CSPO required", "und"),
        ("You will work with our team in 東京 and 大阪.", "en"),
        ("12345 +++", "und"),
        ("", "und"),
    ],
)
def test_the_language_is_told_by_small_words(text: str, language: str) -> None:
    assert language_of(words_of(text)) == language


@pytest.mark.parametrize(
    ("text", "is_english"),
    [
        ("You will work with the team.", True),
        ("Product Owner, CSPO", True),
        ("", True),
        ("Du arbeitest mit dem Team und unseren Kunden.", False),
        ("نبحث عن مدير منتج. CSPO required.", False),
        ("製品マネージャーを募集しています。 経験が必要です。 CSPO required", False),
    ],
)
def test_a_text_too_short_to_tell_is_read_as_english_unless_it_is_written_in_another_script(
    text: str, is_english: bool
) -> None:
    words = words_of(text)
    assert is_read_as_english(language_of(words), words) is is_english
