"""Cues beside the words of a sentence."""

from __future__ import annotations

from tests.ads.kinds.seen import cues_seen


def test_the_section_of_a_sentence_is_seen() -> None:
    text = "Responsibilities:\n- Plan the routes of forty vans\n\nRequirements:\n- Three winters on the road"
    assert "stands under a heading of duties" in cues_seen(text, 1)
    assert "stands under a heading of required" in cues_seen(text, 3)
    assert "stands under no heading" in cues_seen("Plan the routes of forty vans.")


def test_a_credential_that_is_asked_for_is_told_from_one_that_is_mentioned() -> None:
    assert "asks for a credential: years" in cues_seen("5 years of experience in logistics required.")
    held = cues_seen("We are an ISO 9001 certified company.")
    assert "only mentions a credential" in held
    assert "asks for a credential: certification" not in held


def test_money_and_percentages_are_seen_where_they_stand() -> None:
    text = "You earn $90,000 a year. You move the on-time share by 15%. You report to Ada."
    assert "names an amount of money" in cues_seen(text, 0)
    assert "names a percentage" in cues_seen(text, 1)
    assert not {"names an amount of money", "names a percentage"} & cues_seen(text, 2)


def test_a_short_heading_in_the_same_line_lends_its_words_to_the_sentence() -> None:
    assert "its heading has a trait" in cues_seen("Curiosity: You ask the drivers first.", 1)
    assert "its heading has a trait" not in cues_seen("Curiosity:\nYou ask the drivers first.", 1)
