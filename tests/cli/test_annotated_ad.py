"""The annotated ad in the terminal."""

from __future__ import annotations

from fieldcraft.ads.read import read_ad
from fieldcraft.bets.relief import OwnEvidence
from fieldcraft.cli.annotated_ad import WIDTH, ad_as_text, questions_as_text
from fieldcraft.web.templatetags import words
from tests.ads.test_pains import labelled

LABELLED = labelled(
    "You raise activation. You keep the Gloss ledger. You are sunny.\nYou are funny. Dana coaches you.",
    "outcome",
    "artifact",
    "vague",
    "vague",
    "coaching",
)


def test_kinds_stand_under_their_line_and_the_top_says_how_many_and_in_which_proportion() -> None:
    lines = ad_as_text(LABELLED).splitlines()
    assert lines[0] == (
        "1 outcome, no activities, 1 artifact, 2 words nobody can verify; 1 sentence about coaching."
    )
    assert "For each time it names what you will change, it names once what you will produce." in lines
    first = lines.index("You raise activation. You keep the Gloss ledger. You are sunny.")
    second = lines.index("You are funny. Dana coaches you.")
    kinds = [line.strip() for line in lines if line.startswith("    ") and line[4] in "→▭≈⇄"]
    assert kinds == ["→ outcome", "▭ artifact", "≈ vague", "≈ vague (as above)", "⇄ coaching"]
    assert first < lines.index("    ≈ vague") < second < lines.index("    ≈ vague (as above)")


def test_what_is_only_mentioned_has_a_mark_and_no_pain() -> None:
    shown = ad_as_text(read_ad("A PMP is not required."))
    assert "[✕ PMP]" in shown
    assert "PMP: said not to be needed" in shown
    assert "Ask:" not in shown


def test_own_evidence_is_said_with_its_doubt() -> None:
    own = {"project_certificate": (OwnEvidence("7", "Ship\x1b it", "settled", "loose", ("launch", "late")),)}
    for text in (ad_as_text(read_ad("PMP required"), own), questions_as_text(read_ad("PMP required"), own)):
        said = " ".join(text.split())
        assert "You may have this: bet 7, Ship it. A loose match by words (launch, late)" in said


def test_no_control_character_of_an_ad_reaches_the_terminal_and_notes_are_wrapped() -> None:
    shown = ad_as_text(read_ad("A PMP\x1b[31m is\x07 required. We want a rock\u009bstar, a rockstar."))
    assert all(character.isprintable() or character == "\n" for character in shown)
    notes = [line for line in shown.splitlines() if line.startswith("      ")]
    assert notes and max(map(len, notes)) <= WIDTH


def test_what_is_left_out_is_said() -> None:
    assert "more notes were left out; --json has all of them." in ad_as_text(read_ad("PMP required.\n" * 400))


def test_signs_are_those_of_the_page() -> None:
    from fieldcraft.cli import annotated_ad

    assert {demand: shape for demand, (shape, _, _) in words.DEMANDS.items()} == annotated_ad.SHAPES
    assert {kind: f"{sign} {word}" for kind, (sign, word, _) in words.SENTENCES.items()} == annotated_ad.KINDS
