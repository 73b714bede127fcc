"""A reading as a value."""

from __future__ import annotations

from fieldcraft.ads.reading import AdReading, Credential, Sentence

TEXT = "We ship. A PMP helps."
PMP = Credential("PMP", 11, 14, "PMP", "certification", "preferred")
READING = AdReading("en", TEXT, (PMP,), (Sentence(0, 8, TEXT[:8]), Sentence(9, 21, TEXT[9:])))


def test_the_sentence_of_a_credential_is_the_one_it_stands_in() -> None:
    assert READING.sentence_of(PMP).text == "A PMP helps."


def test_a_reading_becomes_the_contracts_object() -> None:
    assert READING.to_dict() == {
        "language": "en",
        "text": TEXT,
        "credentials": [
            {
                "text": "PMP",
                "start": 11,
                "end": 14,
                "name": "PMP",
                "kind": "certification",
                "demand": "preferred",
            }
        ],
    }
