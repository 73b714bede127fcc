"""Between the lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.page import page_of
from fieldcraft.ads.pains import pains_of
from fieldcraft.ads.read import read_ad
from fieldcraft.ads.reading import UNASKED, AdReading, Label, Stretch


def found(text: str) -> list[tuple[str, str]]:
    return [(each.id, each.credential.text) for each in read_ad(text).pains]


def labelled(text: str, *labels: Label | None, probability: float | None = None) -> AdReading:
    """A reading whose sentences are labelled by hand."""
    reading = read_ad(text)
    assert len(reading.sentences) == len(labels), [each.text for each in reading.sentences]
    sentences = tuple(
        each._replace(label=label, probability=probability)
        for each, label in zip(reading.sentences, labels, strict=True)
    )
    bare = replace(reading, sentences=sentences, pains=())
    return replace(bare, pains=pains_of(page_of(text), bare))


def test_a_must_is_probable_a_wish_less_and_what_is_not_asked_for_is_none() -> None:
    must = read_ad("You need a PMP.").pains
    wish = read_ad("A PMP is a plus.").pains
    instead = read_ad("A PMP or equivalent experience is required.").pains
    assert must[0].pain.startswith("Probably: ")
    assert must[0].short.startswith("Probably: ")
    assert wish[0].pain.startswith("Perhaps, since it is only a wish: ")
    assert instead[0].pain.startswith("Perhaps, since something else is accepted: ")
    assert found("A PMP is not required.") == []
    assert found("We are an ISO 27001 certified company. We pay for certifications.") == []


def test_one_of_several_certificates_is_a_must_all_the_same() -> None:
    pains = read_ad("A CSPO or PSPO certification is required.").pains
    assert {each.pain.partition(":")[0] for each in pains} == {"Probably"}


def test_somebody_elses_rule_is_said_to_be_one_and_no_pain_is_guessed() -> None:
    (pain,) = read_ad("An active secret clearance is required.").pains
    assert pain.rule
    assert pain.pain.startswith("No pain to read between the lines")
    assert pain.short == "a state's rule; nobody here can waive it"


def test_where_a_certificate_may_be_right_it_says_so() -> None:
    (pain,) = read_ad("A PMP is required.").pains
    assert "contract" in pain.fair_if


def test_or_a_similar_certificate_is_not_told_again() -> None:
    assert found("You hold a CSPO or a similar certification.") == [("product_owner_certificate", "CSPO")]
    assert found("You hold a relevant certification. It is required.")[0][0] == "any_certificate"


def test_words_of_english_sentences_are_proxies_too_without_labels() -> None:
    assert found("We want a rockstar in a fast-paced team. You write user stories.") == [
        ("hero_words", "rockstar"),
        ("pace_words", "fast-paced"),
        ("requirement_documents", "user stories"),
    ]


def test_words_in_other_languages_are_left_alone() -> None:
    text = (
        "Wir suchen einen rockstar für unser Team, der mit uns und für die Kunden arbeitet. PMP ist Pflicht."
    )
    assert found(text) == [("project_certificate", "PMP")]


def test_words_for_documents_count_only_where_the_document_is_the_point() -> None:
    text = "You write user stories. You know how to tell user stories from wishes."
    assert [each.credential.start for each in labelled(text, "artifact", "skill").pains] == [10]


def test_a_sentence_of_a_kind_without_known_words_has_the_general_row() -> None:
    text = "You keep the Gloss ledger. You are sunny. You raise activation."
    pains = labelled(text, "artifact", "vague", "outcome").pains
    assert [(each.id, each.credential.text) for each in pains] == [
        ("documents", "You keep the Gloss ledger."),
        ("vague_words", "You are sunny."),
    ]
    assert all(isinstance(each.credential, Stretch) for each in pains)


def test_no_pain_is_built_on_a_kind_that_is_less_likely_than_not() -> None:
    assert labelled("You are sunny.", "vague", probability=0.49).pains == ()
    assert len(labelled("You are sunny.", "vague", probability=0.5).pains) == 1
    assert len(labelled("You are a rockstar.", "vague", probability=0.3).pains) == 1


def test_a_credential_inside_a_phrase_is_told_as_the_credential() -> None:
    assert [id for id, _ in found("Excellent communication skills and a CSPO certification required.")] == [
        "people_words",
        "product_owner_certificate",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n", "\u202e", "©" * 50])
def test_what_says_nothing_has_no_pain(text: str) -> None:
    assert found(text) == []


PIECES = [
    "CSPO required",
    "PMP a plus",
    "no degree needed",
    "5+ years",
    "rockstar",
    "user stories",
    "MBA or equivalent experience",
    "\n- ",
    ". ",
    ": ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_every_pain_belongs_to_a_demanded_credential_or_to_its_very_words(text: str) -> None:
    reading = read_ad(text)
    for each in reading.pains:
        place = each.credential
        assert text[place.start : place.end] == place.text
        if not isinstance(place, Stretch):
            assert place in reading.credentials and place.demand not in UNASKED
    starts = [each.credential.start for each in reading.pains]
    assert starts == sorted(starts)
