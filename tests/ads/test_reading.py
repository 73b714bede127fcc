"""A reading as a value."""

from __future__ import annotations

from fieldcraft.ads.reading import AdReading, Credential, Pain, Sentence, Stretch

TEXT = "We ship. A PMP helps."
PMP = Credential("PMP", 11, 14, "PMP", "certification", "preferred")
READING = AdReading(
    "en",
    TEXT,
    (PMP,),
    (Sentence(0, 8, TEXT[:8], "outcome", 0.8), Sentence(9, 21, TEXT[9:])),
    (Stretch(0, 8, TEXT[:8]),),
    (Pain("project_certificate", "a", PMP, "b", "c", "d", "e", "f", "g", "h", "i"),),
)


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
            {"text": "We ship.", "start": 0, "end": 8, "label": "outcome", "probability": 0.8},
            {"text": "A PMP helps.", "start": 9, "end": 21, "label": None, "probability": None},
        ],
        "criteria": [{"text": "We ship.", "start": 0, "end": 8}],
        "pains": [
            {
                "credential": PMP.to_dict(),
                "id": "project_certificate",
                "proxy": "a",
                "short": "b",
                "pain": "c",
                "ask_in_interview": "d",
                "evidence": "e",
                "what_would_tell": "f",
                "write_instead": "g",
                "fair_if": "h",
                "origin": "i",
                "rule": False,
            }
        ],
    }


def test_a_reading_is_labelled_when_a_sentence_is() -> None:
    assert READING.labelled
    assert not AdReading("en", TEXT, (), (Sentence(0, 21, TEXT),)).labelled
