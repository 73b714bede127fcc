"""The ad with its marks."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.ads.annotated import Annotated, annotate, questions_of
from fieldcraft.ads.read import read_ad
from fieldcraft.ads.reading import Credential
from tests.ads.test_pains import PIECES, labelled

AD = (
    "Product Owner\n\nRequirements\n- CSPO or PSPO required\n- 5+ years of experience as a product owner\n"
    "- PSM I certification required\n\nWe pay for certifications."
)


def text_of(ad: Annotated) -> str:
    return "\n".join("".join(piece.text for part in line.parts for piece in part.pieces) for line in ad.lines)


def notes(ad: Annotated) -> list[tuple[str | None, list[str], bool]]:
    return [
        (note.pain and note.pain.id, [each.text for each in note.places], note.again)
        for line in ad.lines
        for part in line.parts
        for note in part.notes
    ]


def test_the_whole_text_comes_out_line_by_line() -> None:
    assert text_of(annotate(read_ad(AD))) == AD
    assert text_of(annotate(read_ad("\n\n " + AD + "\n\n"))).strip() == AD


def test_credentials_of_one_sentence_with_one_pain_share_a_note_and_later_ones_refer_to_it() -> None:
    assert notes(annotate(read_ad(AD))) == [
        ("product_owner_certificate", ["CSPO", "PSPO"], False),
        ("years", ["5+ years"], False),
        ("product_owner_certificate", ["PSM I certification"], True),
        (None, ["certifications"], False),
    ]


def test_a_note_stands_with_the_line_it_belongs_to() -> None:
    ad = annotate(read_ad(AD))
    (line,) = [line for line in ad.lines if any(note for part in line.parts for note in part.notes)][:1]
    assert line.parts[0].pieces[1].text == "CSPO"


def test_a_note_names_each_thing_once() -> None:
    (part,) = annotate(read_ad("CSPO certified, a CSPO or PSPO, required")).lines[0].parts
    (note,) = part.notes
    assert note.names == ("CSPO", "PSPO I")


def test_headings_are_told_by_their_look() -> None:
    assert [
        text
        for line in annotate(read_ad(AD)).lines
        if line.heading
        for text in [line.parts[0].pieces[0].text]
    ] == [
        "Product Owner",
        "Requirements",
    ]


def test_kinds_are_marked_where_a_sentence_begins_and_ordinary_ones_are_not() -> None:
    reading = labelled(
        "You raise activation. You meet teams. You keep the Gloss ledger. Dana coaches you.",
        "outcome",
        "responsibility",
        "artifact",
        "coaching",
    )
    parts = annotate(reading).lines[0].parts
    # A note that says the kind takes its place.
    assert [part.label for part in parts] == ["outcome", None, None, "coaching"]
    assert [note.label for part in parts for note in part.notes] == ["artifact"]


def test_a_kind_that_is_less_likely_than_not_carries_its_doubt() -> None:
    (part,) = annotate(labelled("You raise it.", "outcome", probability=0.4)).lines[0].parts
    assert (part.label, part.unsure) == ("outcome", True)
    (part,) = annotate(labelled("You raise it.", "outcome", probability=0.6)).lines[0].parts
    assert (part.label, part.unsure) == ("outcome", False)


def test_phrases_are_marked_in_the_text_and_whole_sentences_are_not() -> None:
    reading = labelled("A self-starter. You are sunny.", "vague", "vague")
    marked = [
        piece.text for part in annotate(reading).lines[0].parts for piece in part.pieces if piece.phrase
    ]
    assert marked == ["self-starter"]


def test_a_note_on_words_says_the_kind_of_their_sentence_where_they_are_the_point_of_it() -> None:
    reading = labelled("You write user stories. A fast-paced start-up.", "artifact", "boilerplate")
    first, second = annotate(reading).lines[0].parts
    assert (first.label, first.notes[0].label, first.notes[0].whole_sentence) == (None, "artifact", False)
    assert (second.label, second.notes[0].label) == (None, None)


def test_a_credential_over_two_lines_is_marked_in_both() -> None:
    ad = annotate(read_ad("You hold a certified scrum\nproduct owner certificate, it is required."))
    marked = [
        piece.text for line in ad.lines for part in line.parts for piece in part.pieces if piece.credential
    ]
    assert marked == ["certified scrum", "product owner certificate"]


def test_the_margin_ends_and_says_how_much_was_left_out() -> None:
    ad = annotate(read_ad("PMP required.\n" * 12), most_notes=5)
    assert (len(notes(ad)), ad.notes_left_out) == (5, 7)
    marked = sum(bool(piece.credential) for line in ad.lines for part in line.parts for piece in part.pieces)
    assert marked == 12


def test_each_question_is_asked_once() -> None:
    questions = questions_of(read_ad("PMP required.\nCSPO required.\nPMP required.").pains)
    assert [each.id for each in questions] == ["project_certificate", "product_owner_certificate"]


@given(st.lists(st.sampled_from([*PIECES, "\r\n", "\n\n", "\r", "\t"]) | st.text(max_size=4), max_size=14))
def test_whatever_the_text_no_character_is_lost_and_every_credential_is_marked(pieces: list[str]) -> None:
    text = " ".join(pieces)
    reading = read_ad(text)
    ad = annotate(reading, most_notes=3)
    lines = [line if line.strip() else "" for line in re.split("\r\n|\r|\n", text)]
    assert text_of(ad).strip() == "\n".join(lines).strip()
    marked = {
        piece.credential
        for line in ad.lines
        for part in line.parts
        for piece in part.pieces
        if piece.credential
    }
    assert marked == {each for each in reading.credentials if isinstance(each, Credential)}
