"""The draft of a bet is filled in from the answer, ready to be changed."""

from __future__ import annotations

from datetime import date

from fieldcraft.bets.draft import missing_parts, read_draft
from fieldcraft.question.beliefs import AdsSeen
from fieldcraft.question.bet_draft import bet_draft
from fieldcraft.question.compare import compared, situation
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import Cost, Inputs

CONTENT = load_content()
TODAY = date(2026, 3, 5)


def draft(inputs: Inputs, ads: AdsSeen | None = None, nth: int = 0) -> dict[str, object]:
    now = situation(CONTENT, inputs, ads)
    options = compared(now)
    return bet_draft(now, options[nth], options[:6], CONTENT.reasons["R01"], TODAY)


def test_only_the_base_rate_is_left_for_the_person_to_find() -> None:
    said = draft(Inputs("new", "myself", "certificate", "CSPO"))
    missing = missing_parts(read_draft(said, TODAY))
    assert len(missing) == 1
    assert "base rate" in missing[0].lower() or "similar" in missing[0].lower()


def test_it_is_due_when_one_would_know() -> None:
    inputs = Inputs(
        "experienced", "myself", "certificate", "CSPO", {"rule": "client", "equivalent": "exactly"}
    )
    said = draft(inputs)
    assert said["due"] == "2026-05-04"
    assert "4 May 2026" not in str(said["forecast"]) or "By 4 May 2026" in str(said["forecast"])


def test_the_reason_says_what_was_seen_and_by_what() -> None:
    assert "2 of 3 ads that I read require it" in str(
        draft(Inputs("new", "myself", "certificate", "CSPO"), AdsSeen(3, 2))["reason"]
    )


def test_what_the_person_entered_is_the_stake() -> None:
    inputs = Inputs(
        "experienced",
        "myself",
        "certificate",
        "CSPO",
        {"rule": "client", "equivalent": "exactly"},
        {"cheapest_certificate": Cost(hours=8, money=150)},
    )
    assert draft(inputs)["stake"] == {"hours": 8, "money": 150}


def test_every_means_makes_a_draft_that_is_taken() -> None:
    for about in ("certificate", "class", "book", "coaching", "other"):
        inputs = Inputs("leader", "someone_i_lead", about, "Braces {due} and {asked}")
        now = situation(CONTENT, inputs, None)
        options = compared(now)
        for option in options:
            said = bet_draft(now, option, options, CONTENT.reasons["R21"], TODAY)
            assert read_draft(said, TODAY).title == said["title"]
