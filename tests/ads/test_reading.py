"""A reading as a value."""

from __future__ import annotations

from fieldcraft.ads.reading import AdReading, Credential, Sentence, Stretch

TEXT = "We ship. A PMP helps."
PMP = Credential("PMP", 11, 14, "PMP", "certification", "preferred")
SENTENCES = (Sentence(0, 8, TEXT[:8], "boilerplate", 0.9), Sentence(9, 21, TEXT[9:]))
READING = AdReading("en", TEXT, (PMP,), SENTENCES, (Stretch(3, 7, "ship"),))


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
        "sentences": [
            {"text": "We ship.", "start": 0, "end": 8, "label": "boilerplate", "probability": 0.9},
            {"text": "A PMP helps.", "start": 9, "end": 21, "label": None, "probability": None},
        ],
        "criteria": [{"text": "ship", "start": 3, "end": 7}],
    }
