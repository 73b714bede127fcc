"""A reading in a line or two."""

from __future__ import annotations

import pytest

from fieldcraft.ads.read import read_ad
from fieldcraft.ads.summary import Balance, balance, credentials_line, language_line, top_line
from tests.ads.test_pains import labelled

TEXT = "You raise activation. You meet teams. You write user stories. You keep a ledger. A rockstar."
READING = labelled(TEXT, "outcome", "responsibility", "artifact", "artifact", "vague")
GERMAN = read_ad("Wir suchen für unser Team eine Person, die mit uns und für die Kunden arbeitet.")


def test_the_top_line_counts_kinds_and_says_whether_anybody_coaches() -> None:
    assert (
        top_line(READING)
        == "1 outcome, 1 activity, 2 artifacts, 1 word nobody can verify; nobody coaches here."
    )
    coached = labelled("Dana coaches you. You are sunny.", "coaching", "vague")
    assert top_line(coached) == (
        "No outcomes, no activities, no artifacts, 1 word nobody can verify; 1 sentence about coaching."
    )


def test_how_many_kinds_are_uncertain_is_said() -> None:
    unsure = labelled("You raise activation. You are sunny.", "outcome", "vague", probability=0.4)
    assert top_line(unsure).endswith("; nobody coaches here. The kind of 2 of its 2 sentences is uncertain.")


def test_without_kinds_only_words_are_counted_and_what_is_missing_is_said() -> None:
    reading = labelled("We want a rockstar, a self-starter.", None)
    assert top_line(reading) == "2 words nobody can verify."
    assert language_line(reading) == "Its sentences are not told apart by kind."
    assert top_line(labelled("You need a PMP.", None)) == ""
    assert balance(reading) is None


def test_another_language_is_recognised_and_said() -> None:
    assert top_line(GERMAN) == ""
    assert language_line(GERMAN).startswith("It is written in German: its credentials are read;")
    dutch = read_ad("Wij zoeken een collega die met ons en voor de klanten werkt, het is een mooie baan.")
    assert language_line(dutch).startswith("It is written in Dutch: it is read for names of certificates;")
    assert language_line(labelled("Ω", None)).startswith("Its language was not recognised")
    assert language_line(READING) == ""
    assert language_line(labelled("Ω", "vague")).endswith("it is read as if it were English.")


def test_credentials_are_counted_by_demand() -> None:
    assert credentials_line(read_ad("We need a PMP. A CSPO is a plus.")) == (
        "2 credentials: 1 required, 1 preferred."
    )
    assert credentials_line(read_ad("Come as you are.")).startswith("No credentials:")


@pytest.mark.parametrize(
    ("change", "produce", "sentence"),
    [
        (0, 0, "Nothing in it was read as what you will change or what you will produce."),
        (0, 6, "It names 6 times what you will produce, and never what you will change."),
        (1, 0, "It names once what you will change, and nothing to produce."),
        (2, 6, "For each time it names what you will change, it names 3 times what you will produce."),
        (2, 3, "For each time it names what you will change, it names 1.5 times what you will produce."),
        (4, 2, "For each time it names what you will produce, it names twice what you will change."),
        (3, 3, "For each time it names what you will change, it names once what you will produce."),
    ],
)
def test_the_balance_is_said_in_a_sentence(change: int, produce: int, sentence: str) -> None:
    assert Balance(change, produce).sentence == sentence


def test_nothing_is_drawn_where_there_is_nothing_to_weigh() -> None:
    assert Balance(0, 0).counts == ()
    assert Balance(1, 3).counts == (("what you will change", 1), ("what you will produce", 3))


def test_the_balance_holds_changes_against_what_is_produced() -> None:
    assert balance(READING) == Balance(change=1, produce=2)
