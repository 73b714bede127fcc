"""Where a certificate may be named."""

from __future__ import annotations

import pytest

from fieldcraft.ads.candidates import candidates_of
from fieldcraft.ads.page import page_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Certified Scrum Product Owner (CSPO)", [("CSPO", True)]),
        ("Certified Scrum Product Owners", [("CSPO", True)]),
        ("PRINCE2 Practitioner certificate", [("PRINCE2", True)]),
        ("Zertifizierung als PSPO", [("PSPO I", True)]),
        ("Scrum and PMP", [("Scrum", False), ("PMP", False)]),
    ],
)
def test_writings_become_whole_names_with_the_words_that_say_certificate(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert [(each.certificate.name, each.attached) for each in candidates_of(page_of(text))] == expected
